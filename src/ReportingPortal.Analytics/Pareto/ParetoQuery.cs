using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
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

    /// <summary>How many items are of a class.</summary>
    public int CountOf(char itemClass) => Items is ParetoItems packed ? packed.CountOf(itemClass) : Items.Count(item => item.Class == itemClass);

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public Page<ParetoItem> PageOf(string? cursor, int limit)
    {
        var after = Math.Clamp(Cursor.Parse<Position>(cursor)?.Rank ?? 0, 0, Items.Count);
        return Page.Of([.. Enumerable.Range(after, Math.Min(limit + 1, Items.Count - after)).Select(rank => Items[rank])], limit, Items.Count, _ => Cursor.Of(new Position(after + limit)));
    }

    private sealed record Position(int Rank);
}

/// <summary>
/// Concentration of net sales on customers, products or categories. What each customer and product brought is summed from the days in memory, and
/// curves are kept while the data stand.
/// </summary>
public sealed class ParetoQuery(TenantSession session, DayReader days, GroupMembers groups, FigureCache cache)
{
    /// <summary>Thirty bytes of a rank, and here and there a name, to two hundred of an item of the cache.</summary>
    private const int RanksAnItem = 4;

    internal static readonly SqlFile CustomerNames = SqlFile.Of<ParetoQuery>("Pareto/CustomerNames.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<ParetoQuery>("Pareto/ParetoCategories.sql");

    /// <param name="rfmGroup">Only customers of this group of the current run; of customers only.</param>
    /// <exception cref="ArgumentException">Products or categories were to be cut to a group of customers.</exception>
    public async Task<ParetoResult> RunAsync(ParetoBy by, Period period, FigureFilter filter, CancellationToken ct, string? rfmGroup = null)
    {
        if (rfmGroup is not null && by != ParetoBy.Customer)
        {
            throw new ArgumentException("Only customers are in a group.", nameof(rfmGroup));
        }

        var state = await DataState.FindAsync(session, ct);
        return await cache.GetAsync(
            session, ("pareto", state, by, period, filter, rfmGroup), () => ReadAsync(by, period, filter, rfmGroup, ct),
            curve => (curve.Items.Count / RanksAnItem) + curve.NonPositiveItems);
    }

    private async Task<ParetoResult> ReadAsync(ParetoBy by, Period period, FigureFilter filter, string? rfmGroup, CancellationToken ct) => by switch
    {
        ParetoBy.Customer => await CustomersAsync(period, filter, rfmGroup, ct),
        ParetoBy.Product => ParetoCurve.Of(await ProductsAsync(period, filter, ct)),
        _ => ParetoCurve.Of(await session.QueryAsync<ItemSales>(Categories, new { period.From, period.To, filter.Region, filter.Category }, ct)),
    };

    private async Task<ParetoResult> CustomersAsync(Period period, FigureFilter filter, string? rfmGroup, CancellationToken ct)
    {
        var customers = await days.CustomersAsync(filter.Category, ct);
        var names = (await session.QueryAsync<CustomerName>(CustomerNames, null, ct)).ToDictionary(each => each.CustomerId, each => each.Name, StringComparer.Ordinal);
        var sums = customers.Sum(period, filter.Region, await groups.OfAsync(rfmGroup, customers, ct));
        var ids = Array.ConvertAll(sums.Customers, customers.IdOf);
        return ParetoCurve.Of(ids, Array.ConvertAll(ids, id => names.GetValueOrDefault(id, id)), sums.NetSales);
    }

    private async Task<List<ItemSales>> ProductsAsync(Period period, FigureFilter filter, CancellationToken ct)
    {
        var names = await ProductNames.FindAsync(session, filter.Category, ct);
        return [.. (await days.ProductsAsync(ct)).Sum(period, filter.Region).Where(product => filter.Category is null || names.ContainsKey(product.ProductId))
            .Select(product => new ItemSales(product.ProductId, names.GetValueOrDefault(product.ProductId, product.ProductId), product.NetSales))];
    }

    private sealed record CustomerName(string CustomerId, string Name);
}
