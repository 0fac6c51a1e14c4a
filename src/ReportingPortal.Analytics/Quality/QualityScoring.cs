using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Quality;

/// <summary>Counts what is wrong with a tenant's rows, upload by upload, in the transaction of their run.</summary>
internal sealed class QualityScoring(TenantSession session)
{
    private static readonly SqlFile Bounds = SqlFile.Of<QualityScoring>("Quality/QualityBounds.sql");
    private static readonly SqlFile Lines = SqlFile.Of<QualityScoring>("Quality/QualityCounts.sql");
    private static readonly SqlFile Events = SqlFile.Of<QualityScoring>("Quality/QualityEventCounts.sql");
    private static readonly SqlFile Parts = SqlFile.Of<QualityScoring>("Quality/QualityPartCounts.sql");

    /// <returns>The counts written.</returns>
    public async Task<int> RunAsync(Guid runId, CancellationToken ct)
    {
        var run = new { run_id = runId };
        await session.ExecuteAsync(Bounds, run, ct);
        return await session.ExecuteAsync(Lines, run, ct) + await session.ExecuteAsync(Events, run, ct)
            + await session.ExecuteAsync(Parts, run, ct);
    }
}
