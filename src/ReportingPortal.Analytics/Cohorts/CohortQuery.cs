using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>Who came back, and what they brought, by the period of their first order or of their registration (D6); from the current run.</summary>
public sealed class CohortQuery(TenantSession session)
{
    internal static readonly SqlFile Cells = SqlFile.Of<CohortQuery>("Cohorts/Cohorts.sql");

    /// <param name="mode">Matters to <see cref="CohortMetric.Customers"/> only.</param>
    /// <param name="begun">Only cohorts from the one that holds its first day to the last that begins in it; null means all. Their cells are never cut.</param>
    public async Task<CohortTable> RunAsync(
        CohortGrain grain, CohortMetric metric, CohortMode mode, Period? begun, CohortBasis basis, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return CohortTable.Empty;
        }

        if (run.AsOfDate is not { } asOf)
        {
            return CohortTable.Empty with { RunId = run.RunId };
        }

        DateOnly? from = begun is { } period ? CohortCalendar.EarliestStart(grain, period.From) : null;
        var sums = await session.QueryAsync<CohortSums>(Cells, new { run_id = run.RunId, basis = (short)basis, grain = (short)grain, from, to = begun?.To }, ct);
        return CohortTable.Of(run.RunId, asOf, grain, metric, mode, sums, begun?.To);
    }
}
