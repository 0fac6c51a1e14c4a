using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>One day of a gap-free series (D18). The seven-day mean is null until seven days of data stand behind it.</summary>
/// <param name="Customers">Null of one product, whose customers are not known by day.</param>
/// <param name="UnitsSold">Null of a group of customers.</param>
public sealed record DailySales(DateOnly Date, decimal NetSales, int Orders, int? Customers, decimal? UnitsSold, decimal? MovingAverage7d);

public sealed class DailySalesQuery(TenantSession session)
{
    internal static readonly SqlFile Series = SqlFile.Of<DailySalesQuery>("Sales/DailySales.sql");

    public Task<IReadOnlyList<DailySales>> RunAsync(Period period, FigureFilter filter, CancellationToken ct)
        => session.QueryAsync<DailySales>(Series, new { period.From, period.To, filter.Region, filter.Category }, ct);
}
