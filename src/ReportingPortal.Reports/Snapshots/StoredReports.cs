using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>A report without its bytes.</summary>
/// <param name="Sha256">Lower-case hexadecimal; null until the figures are frozen.</param>
public sealed record ReportListing(
    Guid ReportId, string Title, DateOnly PeriodFrom, DateOnly PeriodTo, string Region, string Category, ReportStatus Status, DateOnly? AsOfDate,
    string? Sha256, Guid? ScheduleId, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, string? Error);

/// <summary>A frozen report: what was stored, and what it says.</summary>
public sealed record FrozenReport(ReportListing Listing, byte[] Json, ReportSnapshot Snapshot);

/// <summary>Reads reports back. The snapshot is compared with its hash each time.</summary>
public sealed class StoredReports(TenantSession session)
{
    /// <summary>Newest first.</summary>
    public async Task<(IReadOnlyList<ReportListing> Items, int Total)> ListAsync(int skip, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var reports = session.Db.Reports.AsNoTracking().OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.ReportId);
        return (await Listings(reports.Skip(skip).Take(take)).ToListAsync(ct), await reports.CountAsync(ct));
    }

    /// <summary>Newest first, from behind the report named; keys are made in the order of time.</summary>
    public async Task<(IReadOnlyList<ReportListing> Items, int Total)> AfterAsync(Guid? after, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var reports = session.Db.Reports.AsNoTracking();
        var behind = after is { } id ? reports.Where(r => r.ReportId.CompareTo(id) < 0) : reports;
        return (await Listings(behind.OrderByDescending(r => r.ReportId).Take(take)).ToListAsync(ct), await reports.CountAsync(ct));
    }

    public async Task<ReportListing?> FindAsync(Guid reportId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await Listings(session.Db.Reports.AsNoTracking().Where(r => r.ReportId == reportId)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Null when there is no such report or its figures are not frozen yet.</summary>
    /// <exception cref="InvalidDataException">The stored bytes are not those that were frozen.</exception>
    public async Task<FrozenReport?> FrozenAsync(Guid reportId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var bytes = await session.Db.Reports.AsNoTracking().Where(r => r.ReportId == reportId).Select(r => new { r.Snapshot, r.Sha256 }).SingleOrDefaultAsync(ct);
        return bytes is { Snapshot: { } json, Sha256: { } hash }
            ? new FrozenReport((await FindAsync(reportId, ct))!, json, SnapshotJson.ReadVerified(json, hash))
            : null;
    }

    /// <summary>Null when there is no such report or it is not drawn yet.</summary>
    public async Task<byte[]?> PdfAsync(Guid reportId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.ReportFiles.AsNoTracking().Where(f => f.ReportId == reportId && f.Format == "pdf").Select(f => f.Content).SingleOrDefaultAsync(ct);
    }

    // The hash becomes text after the read: the last projection of a query may run in C#.
    private static IQueryable<ReportListing> Listings(IQueryable<Report> reports) => reports.Select(r => new ReportListing(
        r.ReportId, r.Title, r.PeriodFrom, r.PeriodTo, r.Region, r.Category, r.Status, r.AsOfDate,
        r.Sha256 == null ? null : Convert.ToHexStringLower(r.Sha256), r.ScheduleId, r.CreatedAt, r.FinishedAt, r.Error));
}
