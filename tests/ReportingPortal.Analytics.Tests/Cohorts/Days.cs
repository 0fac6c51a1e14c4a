using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Tests.Cohorts;

/// <summary>Cohorts of a few days written out by hand, without a database.</summary>
internal sealed class Days
{
    private readonly List<(string Customer, DateOnly Day, int Orders, decimal NetSales)> rows = [];
    private readonly Dictionary<string, DateOnly> registered = [];

    public static Days WorkedExample => new Days()
        .Order("C1", "2024-01-05", 100).Order("C1", "2024-02-10", 50).Order("C1", "2024-03-15", 100).Order("C2", "2024-01-20", 50)
        .Order("C3", "2024-01-25", 30).Order("C3", "2024-03-02", 30).Order("C4", "2024-02-03", 100).Order("C4", "2024-02-20", 100).Order("C5", "2024-03-10", 50);

    public Days Order(string customer, string day, decimal netSales) => Add(customer, day, 1, netSales);

    public Days Return(string customer, string day, decimal amount) => Add(customer, day, 0, -amount);

    public Days Registered(string customer, string day)
    {
        registered.Add(customer, DateOnly.Parse(day));
        return this;
    }

    public CohortTable Table(
        string asOf, CohortGrain grain, CohortMetric metric = CohortMetric.Customers, CohortMode mode = CohortMode.On, DayOfWeek weekStart = DayOfWeek.Monday,
        CohortBasis basis = CohortBasis.FirstOrder)
    {
        var customers = rows.Select(row => row.Customer).Concat(registered.Keys).Distinct().ToList();
        var builder = basis == CohortBasis.FirstOrder ? new CohortBuilder(DateOnly.Parse(asOf), weekStart, customers.Count)
            : new CohortBuilder(DateOnly.Parse(asOf), weekStart, [.. customers.Select(customer => registered.TryGetValue(customer, out var day) ? day : (DateOnly?)null)]);
        foreach (var day in rows.GroupBy(row => row.Day).OrderBy(day => day.Key))
        {
            int[] numbers = [.. day.Select(row => customers.IndexOf(row.Customer))];
            builder.Add(
                new CustomerPart(day.Key, "North", numbers, [.. day.Select(row => row.Orders)], [.. day.Select(row => PackedMoney.Units(row.NetSales))]),
                [.. Enumerable.Range(0, customers.Count)]);
        }

        var sums = builder.Build().Where(cell => cell.Grain == grain).Select(cell => new CohortSums(cell.CohortOn, cell.PeriodNumber, cell.Registered, cell.Customers, cell.LastCustomers, cell.NetSales));
        return CohortTable.Of(Guid.Empty, DateOnly.Parse(asOf), grain, metric, mode, [.. sums]);
    }

    private Days Add(string customer, string day, int orders, decimal netSales)
    {
        rows.Add((customer, DateOnly.Parse(day), orders, netSales));
        return this;
    }
}
