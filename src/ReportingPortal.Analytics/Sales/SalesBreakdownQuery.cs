using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Sales of one region, category or product. Profit and margin over lines with known cost; null when none has one.</summary>
public sealed record SalesSlice(string Id, string Name, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold);

/// <summary>Sales by region, by category and by product, each sorted by net sales, ties by name.</summary>
public sealed class SalesBreakdownQuery(TenantSession session)
{
    internal static readonly SqlFile Regions = SqlFile.Of<SalesBreakdownQuery>("Sales/SalesByRegion.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<SalesBreakdownQuery>("Sales/SalesByCategory.sql");
    internal static readonly SqlFile Products = SqlFile.Of<SalesBreakdownQuery>("Sales/SalesByProduct.sql");

    public Task<IReadOnlyList<SalesSlice>> ByRegionAsync(Period period, FigureFilter filter, CancellationToken ct)
        => RunAsync(Regions, period, filter, ct);

    public Task<IReadOnlyList<SalesSlice>> ByCategoryAsync(Period period, FigureFilter filter, CancellationToken ct)
        => RunAsync(Categories, period, filter, ct);

    public Task<IReadOnlyList<SalesSlice>> ByProductAsync(Period period, FigureFilter filter, CancellationToken ct)
        => RunAsync(Products, period, filter, ct);

    private Task<IReadOnlyList<SalesSlice>> RunAsync(SqlFile sql, Period period, FigureFilter filter, CancellationToken ct)
        => session.QueryAsync<SalesSlice>(sql, new { period.From, period.To, filter.Region, filter.Category }, ct);
}
