using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>Counts cohorts of every length of period once, in the transaction of their run; pages then read a few hundred rows.</summary>
internal sealed class CohortStore(TenantSession session)
{
    internal static readonly SqlFile Cells = SqlFile.Of<CohortStore>("Cohorts/SaveCohorts.sql");

    /// <returns>The cells written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        if (run.AsOfDate is not { } asOf)
        {
            return 0;
        }

        var customers = await run.Data.CustomersAsync(ct);
        var cohorts = new CohortBuilder(asOf, session.Tenant.Tenant.WeekStart, customers.Ids.Length);
        foreach (var part in customers.Days.All.ToArray())
        {
            cohorts.Add(part, customers.Places);
        }

        return await SaveAsync(run.RunId, cohorts.Build(), ct);
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
