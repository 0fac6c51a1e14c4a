using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lines;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Quality;

/// <summary>Between which values, both included, something is nothing out of the ordinary; in units of <see cref="Amount"/>.</summary>
internal readonly record struct OutlierBounds(long Low, long High)
{
    /// <summary>More than a column of money holds: no value lies beyond.</summary>
    private static readonly Int128 Most = 999_999_999_999_999_999;

    public bool Contains(long value) => value >= Low && value <= High;

    /// <summary>
    /// Q1 - 3 IQR to Q3 + 3 IQR by type-7 quartiles, and where half of all values are equal (IQR 0), the median in place of the IQR. Exact: a quartile
    /// lies on a quarter of the way between two values, so everything is whole in quarters; rounded to four decimals, as it is stored.
    /// </summary>
    /// <param name="sorted">Ascending, not empty.</param>
    public static OutlierBounds Of(ReadOnlySpan<long> sorted)
    {
        var (first, median, third) = (Quartile(sorted, 1), Quartile(sorted, 2), Quartile(sorted, 3));
        var spread = third == first ? median : third - first;
        return new OutlierBounds(Whole(first - (3 * spread)), Whole(third + (3 * spread)));
    }

    /// <summary>In quarters.</summary>
    private static Int128 Quartile(ReadOnlySpan<long> sorted, int number)
    {
        var (below, quarters) = Math.DivRem((long)number * (sorted.Length - 1), 4);
        Int128 value = sorted[(int)below];
        return (4 * value) + (quarters == 0 ? 0 : quarters * (sorted[(int)below + 1] - value));
    }

    /// <summary>Quarters into wholes, half away from zero.</summary>
    private static long Whole(Int128 quarters) => (long)Int128.Clamp((quarters + (Int128.IsNegative(quarters) ? -2 : 2)) / 4, -Most, Most);
}

/// <summary>Bounds of the prices and quantities of products that were sold often enough, by their numbers.</summary>
internal sealed class ProductBounds
{
    private const int MinSales = 20;

    private readonly OutlierBounds?[] prices;
    private readonly OutlierBounds?[] quantities;

    private ProductBounds(int products) => (prices, quantities) = (new OutlierBounds?[products], new OutlierBounds?[products]);

    public IEnumerable<(int Product, OutlierBounds Price, OutlierBounds Quantity)> All
        => prices.Index().Where(each => each.Item is not null).Select(each => (each.Index, each.Item!.Value, quantities[each.Index]!.Value));

    /// <summary>Of all history's valid sales.</summary>
    /// <param name="products">How many are numbered.</param>
    public static ProductBounds Of(IReadOnlyList<LineDay> days, int products)
    {
        var starts = new int[products + 1];
        Sales(days, (in Line line) => starts[line.Product + 1]++);
        for (var product = 0; product < products; product++)
        {
            starts[product + 1] += starts[product];
        }

        var (price, quantity, next) = (new long[starts[^1]], new long[starts[^1]], starts[..^1]);
        Sales(days, (in Line line) =>
        {
            var place = next[line.Product]++;
            (price[place], quantity[place]) = (line.UnitPrice, line.Quantity);
        });
        var bounds = new ProductBounds(products);
        for (var product = 0; product < products; product++)
        {
            if (starts[product + 1] - starts[product] is >= MinSales and var sales)
            {
                bounds.prices[product] = Sorted(price.AsSpan(starts[product], sales));
                bounds.quantities[product] = Sorted(quantity.AsSpan(starts[product], sales));
            }
        }

        return bounds;
    }

    public bool IsPriceOutlier(in Line line) => line.Kind == LineKind.Sale && prices[line.Product] is { } bounds && !bounds.Contains(line.UnitPrice);

    public bool IsQuantityOutlier(in Line line) => line.Kind == LineKind.Sale && quantities[line.Product] is { } bounds && !bounds.Contains(line.Quantity);

    private delegate void Take(in Line line);

    private static void Sales(IReadOnlyList<LineDay> days, Take take)
    {
        foreach (var day in days)
        {
            foreach (ref readonly var line in day.Lines.AsSpan())
            {
                if (line.IsSale)
                {
                    take(line);
                }
            }
        }
    }

    private static OutlierBounds Sorted(Span<long> values)
    {
        values.Sort();
        return OutlierBounds.Of(values);
    }
}
