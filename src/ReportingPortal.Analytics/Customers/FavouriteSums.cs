using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Analytics.Customers;

/// <summary>
/// Which category each customer has most of, in net sales or in units, returns taken off (D14): category by category, so that memory holds one sum
/// a customer, and by units 16 bytes a line beside it, for lines come by days.
/// </summary>
/// <param name="customers">How many the run knows.</param>
internal sealed class FavouriteSums(int customers)
{
    private readonly long[] most = new long[customers];
    private readonly long[] sums = new long[customers];
    private readonly bool[] met = new bool[customers];
    private readonly List<int> buyers = [];
    private readonly Dictionary<int, List<string>> tied = [];

    /// <summary>By place; null where nothing is left of any. Of ties one, which <see cref="Ties"/> has among the others.</summary>
    public string?[] Favourites { get; } = new string?[customers];

    public static FavouriteSums OfNetSales(RunCustomers customers, ReadOnlySpan<CategoryPart> days)
    {
        var sums = new FavouriteSums(customers.Ids.Length);
        foreach (var category in days.ToArray().GroupBy(part => part.Category, StringComparer.Ordinal))
        {
            foreach (var part in category)
            {
                for (var i = 0; i < part.Items.Length; i++)
                {
                    sums.Add(customers.Places[part.Items[i]], part.NetSales[i]);
                }
            }

            sums.End(category.Key);
        }

        return sums;
    }

    /// <param name="until">The last day that counts.</param>
    public static FavouriteSums OfUnits(RunCustomers customers, RunLines lines, DateOnly until)
    {
        var sums = new FavouriteSums(customers.Ids.Length);
        foreach (var (category, bought) in UnitsByCategory(customers, lines, until).OrderBy(each => each.Key))
        {
            foreach (var (place, quantity) in bought)
            {
                sums.Add(place, quantity);
            }

            sums.End(lines.Numbers.Categories.IdOf(category));
        }

        return sums;
    }

    /// <summary>All categories of those who have as much of several as of any.</summary>
    public IReadOnlyList<(int Customer, string Category)> Ties()
        => [.. tied.OrderBy(tie => tie.Key).SelectMany(tie => tie.Value, (tie, category) => (tie.Key, category))];

    /// <summary>What customers bought or gave back of each category; guests are none.</summary>
    private static Dictionary<int, List<(int Place, long Quantity)>> UnitsByCategory(RunCustomers customers, RunLines lines, DateOnly until)
    {
        var ids = lines.Numbers.Customers.Ids;
        var places = ids.Select(id => customers.PlaceOf.GetValueOrDefault(id, -1)).ToArray();
        var units = new Dictionary<int, List<(int Place, long Quantity)>>();
        foreach (var day in lines.Days.Where(day => day.Day <= until))
        {
            foreach (ref readonly var line in day.Lines.AsSpan())
            {
                if (!line.Counts || line.Customer == Line.None || places[line.Customer] < 0)
                {
                    continue;
                }

                var category = lines.Category(line);
                if (!units.TryGetValue(category, out var bought))
                {
                    units.Add(category, bought = []);
                }

                bought.Add((places[line.Customer], line.Quantity));
            }
        }

        return units;
    }

    private void Add(int place, long amount)
    {
        if (!met[place])
        {
            met[place] = true;
            buyers.Add(place);
        }

        sums[place] = checked(sums[place] + amount);
    }

    /// <summary>The category whose amounts were added is whole.</summary>
    private void End(string category)
    {
        foreach (var place in buyers)
        {
            Compare(place, category, sums[place]);
            (sums[place], met[place]) = (0, false);
        }

        buyers.Clear();
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
