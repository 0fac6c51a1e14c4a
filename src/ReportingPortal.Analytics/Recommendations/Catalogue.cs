namespace ReportingPortal.Analytics.Recommendations;

/// <summary>A product as the model knows it.</summary>
/// <param name="RecentPurchases">In the last days, guests' included.</param>
/// <param name="Interest">Views and carts by their weights, all time.</param>
/// <param name="FirstSeenOn">First sale, view or cart; null for what nobody has looked at yet.</param>
internal sealed record CatalogueItem(
    string ProductId, string? Name, string? Category, decimal? Price, int RecentPurchases, int Purchases, double Interest, DateOnly? FirstSeenOn)
{
    public string Title => string.IsNullOrEmpty(Name) ? ProductId : Name;
}

/// <summary>All products by id, and their order by popularity: bought of late, bought ever, looked at, newest, id.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, int> numbers;

    /// <param name="items">In the ordinal order of their ids.</param>
    public Catalogue(CatalogueItem[] items)
    {
        Items = items;
        numbers = items.Index().ToDictionary(each => each.Item.ProductId, each => each.Index);
        ByPopularity = [.. Enumerable.Range(0, items.Length)
            .OrderByDescending(i => items[i].RecentPurchases).ThenByDescending(i => items[i].Purchases).ThenByDescending(i => items[i].Interest)
            .ThenByDescending(i => items[i].FirstSeenOn).ThenBy(i => i)];
        Ranks = new int[items.Length];
        foreach (var (rank, item) in ByPopularity.Index())
        {
            Ranks[item] = rank;
        }
    }

    public CatalogueItem[] Items { get; }

    public int Count => Items.Length;

    public int[] ByPopularity { get; }

    /// <summary>0 is the most popular product.</summary>
    public int[] Ranks { get; }

    public int? NumberOf(string productId) => numbers.TryGetValue(productId, out var number) ? number : null;

    /// <summary>Purchases of the last days, and those of all time as a fraction below 1: falls along the order of popularity.</summary>
    public float PopularityScore(int item) => Items[item].RecentPurchases + (1 - (1f / (1 + Items[item].Purchases)));
}
