using System.Text.Json.Serialization;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Sales of one region, category or product. Profit and margin over lines with known cost; null when none has one.</summary>
public sealed record SalesSlice(string Id, string Name, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold)
{
    /// <summary>What has no region or category: it stands among the others, and is none that could sell most.</summary>
    [JsonIgnore]
    public bool IsUnknown => Name == "Unknown";
}

/// <summary>Sales by region, by category and by product, each sorted by net sales, ties by name.</summary>
public sealed class SalesBreakdownQuery(TenantSession session, DayReader days)
{
    internal static readonly SqlFile Regions = SqlFile.Of<SalesBreakdownQuery>("Sales/SalesByRegion.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<SalesBreakdownQuery>("Sales/SalesByCategory.sql");

    public Task<IReadOnlyList<SalesSlice>> ByRegionAsync(Period period, FigureFilter filter, CancellationToken ct)
        => RunAsync(Regions, period, filter, ct);

    public Task<IReadOnlyList<SalesSlice>> ByCategoryAsync(Period period, FigureFilter filter, CancellationToken ct)
        => RunAsync(Categories, period, filter, ct);

    /// <summary>An order counts for each product it holds.</summary>
    public async Task<IReadOnlyList<SalesSlice>> ByProductAsync(Period period, FigureFilter filter, CancellationToken ct)
    {
        var names = await ProductNames.FindAsync(session, filter.Category, ct);
        return [.. (await days.ProductsAsync(ct)).Sum(period, filter.Region).Where(product => filter.Category is null || names.ContainsKey(product.ProductId))
            .Select(product => Slice(product, names.GetValueOrDefault(product.ProductId, product.ProductId)))
            .OrderByDescending(slice => slice.NetSales).ThenBy(slice => slice.Name, StringComparer.Ordinal).ThenBy(slice => slice.Id, StringComparer.Ordinal)];
    }

    private static SalesSlice Slice(ProductSales sales, string name)
        => new(sales.ProductId, name, sales.NetSales, sales.Profit, sales.Margin, sales.Orders, sales.UnitsSold);

    private Task<IReadOnlyList<SalesSlice>> RunAsync(SqlFile sql, Period period, FigureFilter filter, CancellationToken ct)
        => session.QueryAsync<SalesSlice>(sql, new { period.From, period.To, filter.Region, filter.Category }, ct);
}
