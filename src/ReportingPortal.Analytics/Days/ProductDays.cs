using ReportingPortal.Data.Rollups;

namespace ReportingPortal.Analytics.Days;

/// <summary>Sums of one product; amounts in units of <see cref="Amount"/>.</summary>
/// <param name="Orders">As they add up over regions: an order of several counts in the first of them.</param>
/// <param name="OrdersElsewhere">With a sale here, but counted in another region.</param>
internal record struct ProductSums(long NetSales, long CostedNetSales, long Cost, long UnitsSold, int Orders, int OrdersElsewhere)
{
    public void Add(in ProductSums other)
        => (NetSales, CostedNetSales, Cost, UnitsSold, Orders, OrdersElsewhere) = (
            checked(NetSales + other.NetSales), checked(CostedNetSales + other.CostedNetSales), checked(Cost + other.Cost),
            checked(UnitsSold + other.UnitsSold), Orders + other.Orders, OrdersElsewhere + other.OrdersElsewhere);
}

internal sealed class ProductPart(DateOnly day, string region, int[] products, ProductSums[] sums) : DayPart(day, region, products)
{
    public ProductSums[] Sums => sums;

    /// <param name="figures">As in product_days.</param>
    public static ProductSums[] SumsOf(byte[] figures)
    {
        var read = PackedNumbers.Read(figures, 5, out var elsewhere);
        var (orders, net, costed, cost, units) = (read[0], read[1], read[2], read[3], read[4]);
        var sums = new ProductSums[orders.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = new ProductSums(net[i], costed[i], cost[i], units[i], (int)orders[i], (int)(elsewhere?[i] ?? 0));
        }

        return sums;
    }
}

/// <summary>What was sold of a product in a period.</summary>
public sealed record ProductSales(string ProductId, decimal NetSales, decimal CostedNetSales, decimal Cost, decimal UnitsSold, int Orders);

/// <summary>What products sold day by day, in memory. Whole months are summed once, so that a long period is a few months and the days at its ends.</summary>
public sealed class ProductDays
{
    private readonly DaySet<ProductPart> days;
    private readonly DaySet<ProductPart> months;
    private readonly ItemNumbers numbers;

    internal ProductDays(DaySet<ProductPart> days, DaySet<ProductPart> months, ItemNumbers numbers)
        => (this.days, this.months, this.numbers) = (days, months, numbers);

    /// <summary>Products with sales or returns in the period, in no order.</summary>
    /// <param name="region">Null means all.</param>
    public IReadOnlyList<ProductSales> Sum(Period period, string? region)
    {
        var (sums, met) = (new ProductSums[days.Items], new bool[days.Items]);
        var first = Period.Month(period.From.AddDays(-1)).To;
        var last = Period.Month(period.To).From;
        if (first < last)
        {
            Add(days.Of(new Period(period.From, first)), region, sums, met);
            Add(months.Of(new Period(first, last)), region, sums, met);
            Add(days.Of(new Period(last, period.To)), region, sums, met);
        }
        else
        {
            Add(days.Of(period), region, sums, met);
        }

        return [.. met.Index().Where(product => product.Item).Select(product => Of(numbers.IdOf(product.Index), sums[product.Index], region))];
    }

    public bool Has(string productId) => numbers.Find(productId, days.Items) is not null;

    /// <summary>One product in a period; all zero where it was not sold.</summary>
    /// <param name="region">Null means all.</param>
    public ProductSales Of(string productId, Period period, string? region)
    {
        var sums = new ProductSums();
        foreach (var (_, sold) in DaysOf(productId, period, region))
        {
            sums.Add(sold);
        }

        return Of(productId, sums, region);
    }

    /// <summary>One product day by day; days without it are left out.</summary>
    internal IReadOnlyList<DaySales> ByDay(string productId, Period period, string? region)
        => [.. DaysOf(productId, period, region).GroupBy(sold => sold.Day, sold => sold.Sums)
            .Select(day => new DaySales(day.Key, day.Sum(sums => sums.NetSales), day.Sum(sums => OrdersOf(sums, region)), null, day.Sum(sums => sums.UnitsSold)))];

    private List<(DateOnly Day, ProductSums Sums)> DaysOf(string productId, Period period, string? region)
    {
        var found = new List<(DateOnly, ProductSums)>();
        if (numbers.Find(productId, days.Items) is not { } product)
        {
            return found;
        }

        foreach (var part in days.Of(period))
        {
            if ((region is null || part.Region == region) && Array.IndexOf(part.Items, product) is >= 0 and var place)
            {
                found.Add((part.Day, part.Sums[place]));
            }
        }

        return found;
    }

    /// <summary>The parts of some days summed by month and region, each under the month's first day.</summary>
    internal static IEnumerable<ProductPart> ByMonth(IEnumerable<ProductPart> parts, int items)
    {
        var (sums, met) = (new ProductSums[items], new bool[items]);
        foreach (var group in parts.GroupBy(part => (Month: Period.Month(part.Day).From, part.Region)))
        {
            Array.Clear(sums);
            Array.Clear(met);
            Add([.. group], null, sums, met);
            int[] products = [.. met.Index().Where(product => product.Item).Select(product => product.Index)];
            yield return new ProductPart(group.Key.Month, group.Key.Region, products, Array.ConvertAll(products, product => sums[product]));
        }
    }

    private static void Add(ReadOnlySpan<ProductPart> parts, string? region, ProductSums[] sums, bool[] met)
    {
        foreach (var part in parts)
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            for (var i = 0; i < part.Items.Length; i++)
            {
                sums[part.Items[i]].Add(part.Sums[i]);
                met[part.Items[i]] = true;
            }
        }
    }

    private static int OrdersOf(in ProductSums sums, string? region) => region is null ? sums.Orders : sums.Orders + sums.OrdersElsewhere;

    private static ProductSales Of(string id, in ProductSums sums, string? region)
        => new(
            id, Amount.ToDecimal(sums.NetSales), Amount.ToDecimal(sums.CostedNetSales), Amount.ToDecimal(sums.Cost), Amount.ToDecimal(sums.UnitsSold), OrdersOf(sums, region));
}
