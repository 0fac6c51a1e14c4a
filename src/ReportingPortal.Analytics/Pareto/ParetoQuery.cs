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
/// <param name="NonPositiveItems">How many items have zero or negative sales.</param>
/// <param name="NonPositive">These, listed apart, the lowest last; null in reports frozen before they were kept.</param>
public sealed record ParetoResult(
    int ItemsTotal, int ItemsTo80, decimal? ShareTo80, decimal? Top20Share, decimal? Gini, IReadOnlyList<ParetoItem> Items, int NonPositiveItems,
    IReadOnlyList<ItemSales>? NonPositive = null)
{
    /// <summary>Ranks that draw the curve: evenly spread, with the first, the last and the one that reaches 80 % among them.</summary>
    public IEnumerable<int> Ranks(int points)
    {
        var step = Math.Max(1, (Items.Count + points - 1) / points);
        return Enumerable.Range(1, Items.Count).Where(rank => rank % step == 0 || rank == 1 || rank == ItemsTo80 || rank == Items.Count);
    }

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public Page<ParetoItem> PageOf(string? cursor, int limit)
    {
        var after = Math.Clamp(Cursor.Parse<Position>(cursor)?.Rank ?? 0, 0, Items.Count);
        return Page.Of([.. Items.Skip(after).Take(limit + 1)], limit, Items.Count, _ => Cursor.Of(new Position(after + limit)));
    }

    private sealed record Position(int Rank);
}

/// <summary>Concentration of net sales on customers, products or categories. Whole histories are read from their summaries, periods from packed days; both are kept while the data stand.</summary>
public sealed class ParetoQuery(TenantSession session, FigureCache cache)
{
    internal static readonly SqlFile Customers = SqlFile.Of<ParetoQuery>("Pareto/ParetoCustomers.sql");
    internal static readonly SqlFile AllCustomers = SqlFile.Of<ParetoQuery>("Pareto/ParetoAllCustomers.sql");
    internal static readonly SqlFile Products = SqlFile.Of<ParetoQuery>("Pareto/ParetoProducts.sql");
    internal static readonly SqlFile AllProducts = SqlFile.Of<ParetoQuery>("Pareto/ParetoAllProducts.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<ParetoQuery>("Pareto/ParetoCategories.sql");

    /// <summary>Of these and those below, in the same order, one or the other is run.</summary>
    internal static readonly IReadOnlyList<SqlFile> OfPeriods = [Customers, Products];

    internal static readonly IReadOnlyList<SqlFile> OfAll = [AllCustomers, AllProducts];

    /// <param name="rfmGroup">Only customers of this group of the current run; of customers only.</param>
    /// <exception cref="ArgumentException">Products or categories were to be cut to a group of customers.</exception>
    public async Task<ParetoResult> RunAsync(ParetoBy by, Period period, FigureFilter filter, CancellationToken ct, string? rfmGroup = null)
    {
        if (rfmGroup is not null && by != ParetoBy.Customer)
        {
            throw new ArgumentException("Only customers are in a group.", nameof(rfmGroup));
        }

        var state = await DataState.FindAsync(session, ct);
        var sql = (by, state.IsAllOf(period, filter) && rfmGroup is null) switch
        {
            (ParetoBy.Customer, true) => AllCustomers,
            (ParetoBy.Customer, false) => Customers,
            (ParetoBy.Product, true) => AllProducts,
            (ParetoBy.Product, false) => Products,
            _ => Categories,
        };
        var parameters = new { period.From, period.To, filter.Region, filter.Category, group = rfmGroup, run_id = state.CurrentRunId };
        return await cache.GetAsync(
            session, ("pareto", state, by, period, filter, rfmGroup),
            async () => ParetoCurve.Of(await session.QueryAsync<ItemSales>(sql, parameters, ct)),
            curve => curve.Items.Count + curve.NonPositiveItems);
    }
}
