using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Quality;

/// <summary>Counts what is wrong with a tenant's rows, upload by upload, in the transaction of their run: lines in memory, events and parts of orders where they lie.</summary>
internal sealed class QualityScoring(TenantSession session)
{
    internal static readonly SqlFile Bounds = SqlFile.Of<QualityScoring>("Quality/SaveQualityBounds.sql");
    internal static readonly SqlFile Lines = SqlFile.Of<QualityScoring>("Quality/SaveQualityCounts.sql");
    internal static readonly SqlFile Events = SqlFile.Of<QualityScoring>("Quality/QualityEventCounts.sql");
    internal static readonly SqlFile Parts = SqlFile.Of<QualityScoring>("Quality/QualityPartCounts.sql");

    /// <returns>The counts written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var lines = await run.Data.LinesAsync(session, ct);
        var bounds = ProductBounds.Of(lines.Days, lines.Numbers.Products.Count);
        await SaveAsync(run.RunId, bounds, lines.Numbers.Products, ct);
        var counts = LineFindings.Count(lines, bounds, (run.StartedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        var ofLines = await session.ExecuteAsync(
            Lines,
            new
            {
                run_id = run.RunId,
                uploads = counts.Select(count => count.UploadId).ToArray(),
                findings = counts.Select(count => count.Finding).ToArray(),
                counts = counts.Select(count => count.Lines).ToArray(),
            },
            ct);
        var each = new { run_id = run.RunId };
        return ofLines + await session.ExecuteAsync(Events, each, ct) + await session.ExecuteAsync(Parts, each, ct);
    }

    private Task<int> SaveAsync(Guid runId, ProductBounds bounds, ItemNumbers products, CancellationToken ct)
    {
        var all = bounds.All.ToList();
        return session.ExecuteAsync(
            Bounds,
            new
            {
                run_id = runId,
                products = all.Select(each => products.IdOf(each.Product)).ToArray(),
                price_lows = all.Select(each => Amount.ToDecimal(each.Price.Low)).ToArray(),
                price_highs = all.Select(each => Amount.ToDecimal(each.Price.High)).ToArray(),
                quantity_lows = all.Select(each => Amount.ToDecimal(each.Quantity.Low)).ToArray(),
                quantity_highs = all.Select(each => Amount.ToDecimal(each.Quantity.High)).ToArray(),
            },
            ct);
    }
}
