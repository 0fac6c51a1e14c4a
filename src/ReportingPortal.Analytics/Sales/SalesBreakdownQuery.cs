using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Sales of one region, category or product. Profit and margin over lines with known cost; null when none has one.</summary>
public sealed record SalesSlice(string Id, string Name, decimal NetSales, decimal? Profit, decimal? Margin, int Orders, decimal UnitsSold);

/// <summary>Sales by region, by category and by product, each sorted by net sales, ties by name.</summary>
public sealed class SalesBreakdownQuery(TenantSession session)
{
    public Task<IReadOnlyList<SalesSlice>> ByRegionAsync(Period period, FigureFilter filter, CancellationToken ct) => throw new NotImplementedException(session.ToString());

    public Task<IReadOnlyList<SalesSlice>> ByCategoryAsync(Period period, FigureFilter filter, CancellationToken ct) => throw new NotImplementedException(session.ToString());

    public Task<IReadOnlyList<SalesSlice>> ByProductAsync(Period period, FigureFilter filter, CancellationToken ct) => throw new NotImplementedException(session.ToString());
}
