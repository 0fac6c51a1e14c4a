using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>
/// Counts cohorts of every length of period once, by first orders and, where the customer file has their dates, by registrations, in the
/// transaction of their run; pages then read a few hundred rows.
/// </summary>
internal sealed class CohortStore(TenantSession session)
{
    internal static readonly SqlFile Cells = SqlFile.Of<CohortStore>("Cohorts/SaveCohorts.sql");
    internal static readonly SqlFile Registrations = SqlFile.Of<CohortStore>("Cohorts/Registrations.sql");

    /// <returns>The cells written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        if (run.AsOfDate is not { } asOf)
        {
            return 0;
        }

        var customers = await run.Data.CustomersAsync(ct);
        var (weekStart, registered) = (session.Tenant.Tenant.WeekStart, await RegisteredAsync(customers, ct));
        List<CohortBuilder> builders = [new(asOf, weekStart, customers.Ids.Length), .. registered is null ? Array.Empty<CohortBuilder>() : [new(asOf, weekStart, registered)]];
        foreach (var part in customers.Days.All.ToArray())
        {
            builders.ForEach(cohorts => cohorts.Add(part, customers.Places));
        }

        return await SaveAsync(run.RunId, [.. builders.SelectMany(cohorts => cohorts.Build())], ct);
    }

    /// <summary>By place; null where nobody has such a date.</summary>
    private async Task<DateOnly?[]?> RegisteredAsync(RunCustomers customers, CancellationToken ct)
    {
        var rows = await session.QueryAsync<Registration>(Registrations, null, ct);
        var days = new DateOnly?[customers.Ids.Length];
        foreach (var row in rows)
        {
            if (Array.BinarySearch(customers.Ids, row.CustomerId, CodePoints.Order) is >= 0 and var place)
            {
                days[place] = row.RegisteredOn;
            }
        }

        return rows.Count == 0 ? null : days;
    }

    private Task<int> SaveAsync(Guid runId, IReadOnlyList<CohortCell> cells, CancellationToken ct)
        => session.ExecuteAsync(
            Cells,
            new
            {
                run_id = runId,
                bases = cells.Select(cell => (short)cell.Basis).ToArray(),
                grains = cells.Select(cell => (short)cell.Grain).ToArray(),
                cohorts = cells.Select(cell => cell.CohortOn).ToArray(),
                numbers = cells.Select(cell => cell.PeriodNumber).ToArray(),
                registered = cells.Select(cell => cell.Registered).ToArray(),
                customers = cells.Select(cell => cell.Customers).ToArray(),
                last_customers = cells.Select(cell => cell.LastCustomers).ToArray(),
                net_sales = cells.Select(cell => cell.NetSales).ToArray(),
            },
            ct);

    private sealed record Registration(string CustomerId, DateOnly RegisteredOn);
}
