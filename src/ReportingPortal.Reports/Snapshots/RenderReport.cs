using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Executive;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>
/// Takes a report from queued to ready: figures frozen once, then drawn. May run any number of times and twice at once:
/// the first snapshot stored is the one, and the PDF is a function of it.
/// </summary>
public sealed class RenderReport(TenantSession session, SnapshotBuilder builder, PortalLinks links, TimeProvider clock)
{
    /// <returns>Null when the report is ready; otherwise why not, as it is stored with the report.</returns>
    /// <exception cref="InvalidOperationException">The tenant has no such report.</exception>
    public async Task<string?> RunAsync(Guid reportId, CancellationToken ct)
    {
        var report = await BeginAsync(reportId, ct);
        if (report.Status == ReportStatus.Ready)
        {
            return null;
        }

        var stage = "The figures could not be computed";
        try
        {
            var frozen = await FreezeAsync(report, ct);
            stage = "The PDF could not be drawn";
            var hash = Convert.ToHexStringLower(frozen.Sha256!);
            var snapshot = SnapshotJson.ReadVerified(frozen.Snapshot!, frozen.Sha256!);
            var options = new ExecutivePdfOptions(PortalUrl: links.Report(snapshot.Tenant.Slug, reportId));
            await CompleteAsync(reportId, ExecutivePdf.Render(snapshot, hash, options), ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = $"{stage}: {e.Message}";
            await FailAsync(reportId, cause);
            return cause;
        }
    }

    private async Task<Report> BeginAsync(Guid reportId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        await session.Db.Reports.Where(r => r.ReportId == reportId && r.Status != ReportStatus.Ready)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Rendering).SetProperty(r => r.Error, (string?)null), ct);
        var report = await ReadAsync(reportId, ct);
        await transaction.CommitAsync(ct);
        return report;
    }

    /// <summary>The stored snapshot, made now if there is none. Of two that freeze at once the first to store wins.</summary>
    private async Task<Report> FreezeAsync(Report report, CancellationToken ct)
    {
        if (report.Snapshot is not null)
        {
            return report;
        }

        var snapshot = await builder.BuildAsync(report, ct);
        var bytes = SnapshotJson.Write(snapshot);
        var hash = Convert.FromHexString(SnapshotJson.Hash(bytes));
        await using var transaction = await session.BeginWriteAsync(ct);
        await session.Db.Reports.Where(r => r.ReportId == report.ReportId && r.Snapshot == null).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Snapshot, bytes).SetProperty(r => r.Sha256, hash).SetProperty(r => r.AsOfDate, snapshot.AsOfDate), ct);
        var frozen = await ReadAsync(report.ReportId, ct);
        await transaction.CommitAsync(ct);
        return frozen;
    }

    private async Task CompleteAsync(Guid reportId, byte[] pdf, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        // The update holds the report's row: of two that finish at once, one stores the file.
        var finished = await session.Db.Reports.Where(r => r.ReportId == reportId && r.Status != ReportStatus.Ready).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Status, ReportStatus.Ready).SetProperty(r => r.FinishedAt, clock.GetUtcNow()).SetProperty(r => r.Error, (string?)null), ct);
        if (finished == 1)
        {
            session.Db.ReportFiles.Add(new ReportFile { TenantId = session.Tenant.TenantId, ReportId = reportId, Format = "pdf", Content = pdf });
            await session.Db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task FailAsync(Guid reportId, string cause)
    {
        await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
        await session.Db.Reports.Where(r => r.ReportId == reportId && r.Status != ReportStatus.Ready).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Status, ReportStatus.Failed).SetProperty(r => r.FinishedAt, clock.GetUtcNow()).SetProperty(r => r.Error, cause));
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<Report> ReadAsync(Guid reportId, CancellationToken ct)
        => await session.Db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.ReportId == reportId, ct)
            ?? throw new InvalidOperationException($"There is no report {reportId}.");
}
