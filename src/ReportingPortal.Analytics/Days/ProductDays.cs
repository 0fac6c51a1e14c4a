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

/// <param name="costed">Whether anything of the product had a cost; null where the sums tell, which those of several days may not: they may cancel out.</param>
internal sealed class ProductPart(DateOnly day, string region, int[] products, ProductSums[] sums, bool[]? costed = null) : DayPart(day, region, products)
{
    public ProductSums[] Sums => sums;

    public bool HasCost(int place) => costed?[place] ?? (sums[place].CostedNetSales != 0 || sums[place].Cost != 0);

    /// <param name="figures">As in product_days. Behind five columns stand the orders that count elsewhere, then which costs cancel out, where there are any.</param>
    public static ProductPart Of(DateOnly day, string region, int[] products, byte[] figures)
    {
        var read = PackedNumbers.ReadAll(figures);
        var sums = SumsOf(read);
        return new(day, region, products, sums, read.Count <= 6 ? null : [.. sums.Select((sum, i) => read[6][i] != 0 || sum.CostedNetSales != 0 || sum.Cost != 0)]);
    }

    private static ProductSums[] SumsOf(IReadOnlyList<long[]> read)
    {
        var (orders, net, costed, cost, units) = (read[0], read[1], read[2], read[3], read[4]);
        var elsewhere = read.Count > 5 ? read[5] : null;
        var sums = new ProductSums[orders.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = new ProductSums(net[i], costed[i], cost[i], units[i], (int)orders[i], (int)(elsewhere?[i] ?? 0));
        }

        return sums;
    }
}

/// <summary>What was sold of a product in a period.</summary>
/// <param name="HasCost">Some of it had a cost, whatever costs sum to: all that was sold may have come back.</param>
public sealed record ProductSales(string ProductId, decimal NetSales, decimal CostedNetSales, decimal Cost, decimal UnitsSold, int Orders, bool HasCost)
{
    /// <summary>Over lines with known cost; null when none has one.</summary>
    public decimal? Profit => HasCost ? CostedNetSales - Cost : null;

    public decimal? Margin => CostedNetSales > 0 ? 1 - (Cost / CostedNetSales) : null;
}

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
        var totals = new Totals(days.Items);
        var first = Period.Month(period.From.AddDays(-1)).To;
        var last = Period.Month(period.To).From;
        if (first < last)
        {
            totals.Add(days.Of(new Period(period.From, first)), region);
            totals.Add(months.Of(new Period(first, last)), region);
            totals.Add(days.Of(new Period(last, period.To)), region);
        }
        else
        {
            totals.Add(days.Of(period), region);
        }

        return [.. totals.Products.Select(product => Of(numbers.IdOf(product), totals.SumsOf(product), totals.HasCost(product), region))];
    }

    public bool Has(string productId) => numbers.Find(productId, days.Items) is not null;

    /// <summary>One product in a period; all zero where it was not sold.</summary>
    /// <param name="region">Null means all.</param>
    public ProductSales Of(string productId, Period period, string? region)
    {
        var (sums, hasCost) = (new ProductSums(), false);
        foreach (var (part, place) in PlacesOf(productId, period, region))
        {
            sums.Add(part.Sums[place]);
            hasCost |= part.HasCost(place);
        }

        return Of(productId, sums, hasCost, region);
    }

    /// <summary>One product day by day; days without it are left out.</summary>
    internal IReadOnlyList<DaySales> ByDay(string productId, Period period, string? region)
        => [.. PlacesOf(productId, period, region).GroupBy(sold => sold.Part.Day, sold => sold.Part.Sums[sold.Place])
            .Select(day => new DaySales(day.Key, day.Sum(sums => sums.NetSales), day.Sum(sums => OrdersOf(sums, region)), null, day.Sum(sums => sums.UnitsSold)))];

    private List<(ProductPart Part, int Place)> PlacesOf(string productId, Period period, string? region)
    {
        var found = new List<(ProductPart, int)>();
        if (numbers.Find(productId, days.Items) is not { } product)
        {
            return found;
        }

        foreach (var part in days.Of(period))
        {
            if ((region is null || part.Region == region) && Array.IndexOf(part.Items, product) is >= 0 and var place)
            {
                found.Add((part, place));
            }
        }

        return found;
    }

    /// <summary>The parts of some days summed by month and region, each under the month's first day.</summary>
    internal static IEnumerable<ProductPart> ByMonth(IEnumerable<ProductPart> parts, int items)
    {
        var totals = new Totals(items);
        foreach (var group in parts.GroupBy(part => (Month: Period.Month(part.Day).From, part.Region)))
        {
            totals.Clear();
            totals.Add([.. group], null);
            int[] products = [.. totals.Products];
            yield return new ProductPart(
                group.Key.Month, group.Key.Region, products, Array.ConvertAll(products, product => totals.SumsOf(product)), Array.ConvertAll(products, totals.HasCost));
        }
    }

    private static int OrdersOf(in ProductSums sums, string? region) => region is null ? sums.Orders : sums.Orders + sums.OrdersElsewhere;

    private static ProductSales Of(string id, in ProductSums sums, bool hasCost, string? region)
        => new(
            id, Amount.ToDecimal(sums.NetSales), Amount.ToDecimal(sums.CostedNetSales), Amount.ToDecimal(sums.Cost), Amount.ToDecimal(sums.UnitsSold), OrdersOf(sums, region), hasCost);

    /// <summary>Sums of many products, by their numbers.</summary>
    private sealed class Totals(int items)
    {
        private readonly ProductSums[] sums = new ProductSums[items];
        private readonly bool[] met = new bool[items];
        private readonly bool[] costed = new bool[items];

        public IEnumerable<int> Products => met.Index().Where(product => product.Item).Select(product => product.Index);

        public ref readonly ProductSums SumsOf(int product) => ref sums[product];

        public bool HasCost(int product) => costed[product];

        public void Clear()
        {
            Array.Clear(sums);
            Array.Clear(met);
            Array.Clear(costed);
        }

        public void Add(ReadOnlySpan<ProductPart> parts, string? region)
        {
            foreach (var part in parts)
            {
                if (region is not null && part.Region != region)
                {
                    continue;
                }

                for (var i = 0; i < part.Items.Length; i++)
                {
                    var product = part.Items[i];
                    sums[product].Add(part.Sums[i]);
                    met[product] = true;
                    costed[product] |= part.HasCost(i);
                }
            }
        }
    }
}
