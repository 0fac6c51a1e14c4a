using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>Counts cohorts of every length of period once, in the transaction of their run; pages then read a few hundred rows.</summary>
internal sealed class CohortStore(TenantSession session)
{
    internal static readonly SqlFile Cells = SqlFile.Of<CohortStore>("Cohorts/SaveCohorts.sql");

    /// <returns>The cells written.</returns>
    public async Task<int> RunAsync(Guid runId, DateOnly? asOfDate, CancellationToken ct)
    {
        if (asOfDate is not { } asOf)
        {
            return 0;
        }

        var cohorts = new CohortBuilder(asOf, session.Tenant.Tenant.WeekStart);
        await foreach (var day in PackedDay.StreamAsync(session, ct))
        {
            cohorts.Add(day);
        }

        return await SaveAsync(runId, cohorts.Build(), ct);
    }

    private Task<int> SaveAsync(Guid runId, IReadOnlyList<CohortCell> cells, CancellationToken ct)
        => session.ExecuteAsync(
            Cells,
            new
            {
                run_id = runId,
                grains = cells.Select(cell => (short)cell.Grain).ToArray(),
                cohorts = cells.Select(cell => cell.CohortOn).ToArray(),
                numbers = cells.Select(cell => cell.PeriodNumber).ToArray(),
                customers = cells.Select(cell => cell.Customers).ToArray(),
                last_customers = cells.Select(cell => cell.LastCustomers).ToArray(),
                net_sales = cells.Select(cell => cell.NetSales).ToArray(),
            },
            ct);
}
