namespace ReportingPortal.Analytics.Recommendations;

/// <summary>How far a record has moved on since a fit.</summary>
/// <param name="Share">New and gone pairs, of those there were; the same of products, where that is more.</param>
/// <param name="Known">The share of today's pairs that the fit was made of.</param>
internal readonly record struct FitChange(double Share, double Known);

/// <summary>What a fit was made of: by which rules, of which products and customers, and which pairs of them had to do with each other.</summary>
/// <param name="ProductIds">In their ordinal order, as are <paramref name="CustomerIds"/>: their places are the numbers in the fit.</param>
/// <param name="Columns">The products of customer c stand from Starts[c] to before Starts[c + 1], ascending.</param>
internal sealed record FitBase(string Settings, string[] ProductIds, string[] CustomerIds, int[] Starts, int[] Columns)
{
    public static FitBase Of(Catalogue catalogue, PurchaseRecord record, RecommendationSettings settings)
        => new($"{settings}", [.. catalogue.Items.Select(item => item.ProductId)], record.UserIds, record.Interactions.Starts, record.Interactions.AllColumns);

    /// <summary>The number in the fit of each product of a catalogue, -1 for those it does not know.</summary>
    public int[] PlacesOfProducts(Catalogue catalogue) => Places([.. catalogue.Items.Select(item => item.ProductId)], ProductIds);

    public int[] PlacesOfCustomers(PurchaseRecord record) => Places(record.UserIds, CustomerIds);

    /// <summary>By customer: whether the fit has learnt anything of them.</summary>
    public bool[] HasDoneSomething() => [.. Enumerable.Range(0, CustomerIds.Length).Select(customer => Starts[customer] < Starts[customer + 1])];

    public FitChange ChangeTo(Catalogue catalogue, PurchaseRecord record)
    {
        var products = PlacesOfProducts(catalogue);
        var (pairs, known) = (record.Interactions.Entries, PairsKept(record, products, PlacesOfCustomers(record)));
        var productsKept = products.Count(place => place >= 0);
        return new FitChange(
            Math.Max(Moved(Columns.Length, pairs, known), Moved(ProductIds.Length, catalogue.Count, productsKept)), pairs == 0 ? 1 : (double)known / pairs);
    }

    private static double Moved(int before, int now, int kept) => (double)(before - kept + now - kept) / Math.Max(1, before);

    private int PairsKept(PurchaseRecord record, int[] products, int[] customers)
    {
        var kept = 0;
        for (var customer = 0; customer < customers.Length; customer++)
        {
            if (customers[customer] is >= 0 and var place)
            {
                var before = Columns.AsSpan(Starts[place], Starts[place + 1] - Starts[place]);
                foreach (var product in record.Interactions.Columns(customer))
                {
                    kept += products[product] >= 0 && before.BinarySearch(products[product]) >= 0 ? 1 : 0;
                }
            }
        }

        return kept;
    }

    /// <summary>Where each of the ids stands among others, both in ordinal order; -1 for where it does not.</summary>
    private static int[] Places(string[] ids, string[] others)
    {
        var (places, at) = (new int[ids.Length], 0);
        for (var i = 0; i < ids.Length; i++)
        {
            while (at < others.Length && string.CompareOrdinal(others[at], ids[i]) < 0)
            {
                at++;
            }

            places[i] = at < others.Length && others[at] == ids[i] ? at : -1;
        }

        return places;
    }
}
