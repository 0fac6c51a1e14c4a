using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Pareto;

public enum ParetoBy
{
    Customer,
    Product,
    Category,
}

/// <summary>One item on the curve; class A, B or C by the cumulative share before it (D5).</summary>
public sealed record ParetoItem(string Id, string Name, decimal NetSales, decimal CumulativeShare, char Class);

/// <summary>How concentrated sales are (D5). Ratios are null when no item has positive sales.</summary>
/// <param name="ItemsTotal">Items with positive sales: the N of every ratio.</param>
/// <param name="ItemsTo80">The smallest number of items that reach 80 %.</param>
/// <param name="ShareTo80">That number over all items, 0 to 1.</param>
/// <param name="Top20Share">Sales share of the first ceil(20 % of N) items.</param>
/// <param name="Items">All of them, largest first.</param>
/// <param name="NonPositiveItems">Items with zero or negative sales, listed apart.</param>
public sealed record ParetoResult(
    int ItemsTotal, int ItemsTo80, decimal? ShareTo80, decimal? Top20Share, decimal? Gini, IReadOnlyList<ParetoItem> Items, int NonPositiveItems);

public sealed class ParetoQuery(TenantSession session)
{
    internal static readonly SqlFile Customers = SqlFile.Of<ParetoQuery>("Pareto/ParetoCustomers.sql");
    internal static readonly SqlFile Products = SqlFile.Of<ParetoQuery>("Pareto/ParetoProducts.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<ParetoQuery>("Pareto/ParetoCategories.sql");

    public async Task<ParetoResult> RunAsync(ParetoBy by, Period period, FigureFilter filter, CancellationToken ct)
    {
        var sql = by switch
        {
            ParetoBy.Customer => Customers,
            ParetoBy.Product => Products,
            _ => Categories,
        };
        return ParetoCurve.Of(await session.QueryAsync<ItemSales>(sql, new { period.From, period.To, filter.Region, filter.Category }, ct));
    }
}
