using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Customers;

/// <summary>In which category each customer has spent most, returns taken off (D14): category by category, so that memory holds one sum a customer.</summary>
/// <param name="customers">How many the run knows.</param>
/// <param name="places">Of customers, by their numbers in the days.</param>
internal sealed class CategorySpending(int customers, int[] places)
{
    private readonly long[] most = new long[customers];
    private readonly long[] sums = new long[customers];
    private readonly bool[] met = new bool[customers];
    private readonly Dictionary<int, List<string>> tied = [];

    /// <summary>By place; null without positive net sales. Of ties one, which <see cref="Ties"/> has among the others.</summary>
    public string?[] Favourites { get; } = new string?[customers];

    public void Add(ReadOnlySpan<CategoryPart> days)
    {
        foreach (var category in days.ToArray().GroupBy(part => part.Category, StringComparer.Ordinal))
        {
            var buyers = Sum(category);
            foreach (var place in buyers)
            {
                Compare(place, category.Key, sums[place]);
                (sums[place], met[place]) = (0, false);
            }
        }
    }

    /// <summary>All categories of those who spent most in several.</summary>
    public IReadOnlyList<(int Customer, string Category)> Ties()
        => [.. tied.OrderBy(tie => tie.Key).SelectMany(tie => tie.Value, (tie, category) => (tie.Key, category))];

    /// <returns>The places with a sum.</returns>
    private List<int> Sum(IEnumerable<CategoryPart> parts)
    {
        var buyers = new List<int>();
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Items.Length; i++)
            {
                var place = places[part.Items[i]];
                if (!met[place])
                {
                    met[place] = true;
                    buyers.Add(place);
                }

                sums[place] = checked(sums[place] + part.NetSales[i]);
            }
        }

        return buyers;
    }

    private void Compare(int place, string category, long sum)
    {
        if (sum <= 0 || sum < most[place])
        {
            return;
        }

        if (sum > most[place])
        {
            (most[place], Favourites[place]) = (sum, category);
            tied.Remove(place);
            return;
        }

        if (tied.TryGetValue(place, out var others))
        {
            others.Add(category);
        }
        else
        {
            tied.Add(place, [Favourites[place]!, category]);
        }
    }
}
