using ReportingPortal.Analytics.Recommendations.Fitting;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>All that people did, by customer and product in the order of their ids: what it comes to now, and what it had come to at an earlier moment.</summary>
internal sealed class InteractionHistory
{
    /// <summary>What is left of a purchase at least: less would be lost in a sum of squares.</summary>
    private const float Faded = 1e-15f;

    private readonly string[] products;
    private readonly int[] starts;
    private readonly ulong[] acts;
    private readonly DateOnly?[] firstSeen;
    private readonly RecommendationSettings settings;

    /// <param name="customers">Known to the shop, whether they did anything or not; <paramref name="listed"/>: products likewise.</param>
    public InteractionHistory(IReadOnlyList<ActSpan> spans, IEnumerable<string> customers, IEnumerable<string> listed, RecommendationSettings settings)
    {
        this.settings = settings;
        UserIds = Sorted(customers.Concat(spans.SelectMany(span => span.CustomerIds)));
        products = Sorted(listed.Concat(spans.SelectMany(span => span.ProductIds)));
        var placed = new ActSorter(spans, UserIds, products);
        (starts, acts, firstSeen) = (placed.Starts, placed.Acts, placed.FirstSeen);
        for (var user = 0; user < UserIds.Length; user++)
        {
            foreach (var act in Of(user))
            {
                FirstAt = Math.Min(FirstAt ?? long.MaxValue, Act.At(act));
                LastAt = Math.Max(LastAt ?? long.MinValue, Act.At(act));
            }
        }
    }

    /// <summary>In ordinal order.</summary>
    public string[] UserIds { get; }

    /// <summary>When the first known customer did something, in seconds of the epoch; null where none has.</summary>
    public long? FirstAt { get; }

    public long? LastAt { get; }

    /// <summary>Popularity as it was at a moment; guests count.</summary>
    /// <param name="recentAt">Recent is what comes after it.</param>
    public Catalogue CatalogueAt(double until, double recentAt, IReadOnlyDictionary<string, ProductRow> described)
    {
        var (recent, purchases, interest) = (new int[products.Length], new int[products.Length], new double[products.Length]);
        foreach (var act in acts)
        {
            if (Act.At(act) < until)
            {
                var product = Act.Product(act);
                var isPurchase = Act.Kind(act) == EventType.Purchase;
                purchases[product] += isPurchase ? 1 : 0;
                recent[product] += isPurchase && Act.At(act) > recentAt ? 1 : 0;
                interest[product] += isPurchase ? 0 : Weight(act);
            }
        }

        var on = until >= Act.Latest ? DateOnly.MaxValue : DateOnly.FromDateTime(DateTimeOffset.UnixEpoch.AddSeconds(until).UtcDateTime);
        return new Catalogue([.. products.Select((id, item) =>
        {
            var (name, category, price) = described.TryGetValue(id, out var row) ? (row.Name, row.Category, row.Price) : (null, null, null);
            return new CatalogueItem(id, name, category, price, recent[item], purchases[item], interest[item], firstSeen[item] <= on ? firstSeen[item] : null);
        })]);
    }

    /// <summary>Σ of weights (D11) by customer and product before a moment, and what was bought by then.</summary>
    /// <param name="fadedTo">The moment to which weights have faded, where they do.</param>
    public PurchaseRecord RecordAt(double until, double fadedTo, string[] groups, int[] groupsOf)
    {
        var (rows, bought) = (new SparseBuilder(), new List<bool>());
        for (var user = 0; user < UserIds.Length; user++)
        {
            var own = Of(user);
            for (var i = 0; i < own.Length;)
            {
                var (product, weight, isBought) = (Act.Product(own[i]), 0.0, false);
                for (; i < own.Length && Act.Product(own[i]) == product; i++)
                {
                    if (Act.At(own[i]) < until)
                    {
                        weight += Weight(own[i]) * (settings.HalfLifeDays is { } halfLife ? Math.Pow(.5, (fadedTo - Act.At(own[i])) / (86400 * halfLife)) : 1);
                        isBought |= Act.Kind(own[i]) == EventType.Purchase;
                    }
                }

                // What was bought stays known as bought, however long ago and however fast interactions fade.
                var counted = isBought ? Math.Max((float)weight, Faded) : (float)weight;
                if (counted > 0)
                {
                    rows.Add(product, counted);
                    bought.Add(isBought);
                }
            }

            rows.EndRow();
        }

        return new PurchaseRecord(UserIds, rows.Build(products.Length), [.. bought], groups, groupsOf);
    }

    /// <summary>By customer: the products bought for the first time from a moment on.</summary>
    public IReadOnlyList<(int User, HashSet<int> Relevant)> FirstBoughtFrom(double moment)
    {
        var later = new List<(int, HashSet<int>)>();
        for (var user = 0; user < UserIds.Length; user++)
        {
            var own = Of(user).ToArray().Where(act => Act.Kind(act) == EventType.Purchase).ToLookup(act => Act.At(act) < moment, Act.Product);
            var relevant = own[false].Except(own[true]).ToHashSet();
            if (relevant.Count > 0)
            {
                later.Add((user, relevant));
            }
        }

        return later;
    }

    private ReadOnlySpan<ulong> Of(int user) => acts.AsSpan(starts[user], starts[user + 1] - starts[user]);

    private double Weight(ulong act) => Act.Kind(act) switch
    {
        EventType.ProductView => settings.ViewWeight,
        EventType.AddToCart => settings.CartWeight,
        _ => settings.PurchaseWeight,
    };

    private static string[] Sorted(IEnumerable<string> ids)
    {
        string[] sorted = [.. ids.Distinct()];
        // Customers mostly come in this order already, and finding that out is little beside sorting them.
        for (var i = 1; i < sorted.Length; i++)
        {
            if (string.CompareOrdinal(sorted[i - 1], sorted[i]) > 0)
            {
                Array.Sort(sorted, StringComparer.Ordinal);
                break;
            }
        }

        return sorted;
    }
}
