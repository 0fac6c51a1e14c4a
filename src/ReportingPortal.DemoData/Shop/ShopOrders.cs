using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>All order lines of the shop, in order of time: who buys when, what, how much, and what comes back.</summary>
internal sealed class ShopOrders(int seed, SalesCalendar calendar, IReadOnlyList<ShopCustomer> customers)
{
    private const double ReturnShare = 0.04;
    private readonly SeededRandom random = new(seed, stream: 51);

    public IReadOnlyList<ShopOrderLine> Create()
    {
        var orders = customers
            .SelectMany(customer => OrderDaysOf(customer).Select(day => (Customer: customer, At: calendar.TimeOn(day, random))))
            .ToList();
        var lines = orders
            .OrderBy(order => order.At)
            .ThenBy(order => order.Customer.Number)
            .SelectMany((order, index) => LinesOf(index + 1, order.Customer, order.At))
            .ToList();
        return [.. lines.Concat(ReturnsOf(lines)).OrderBy(line => line.At)];
    }

    private List<int> OrderDaysOf(ShopCustomer customer)
    {
        var orders = OrderCountOf(customer.Kind);
        if (orders == 0)
        {
            return [];
        }
        var lastOffset = calendar.Days - 1;
        var first = FirstOffset(orders, lastOffset);
        var soonestEnd = Math.Min(lastOffset, first + (orders * 7));
        var last = random.Chance(0.55) ? lastOffset : random.Between(soonestEnd, lastOffset);
        return [.. Enumerable.Range(0, orders).Select(order => order == 0 ? first : calendar.NextOffset(random, first, last))];
    }

    // half of those who come again bought here before the two years began
    private int FirstOffset(int orders, int lastOffset)
    {
        if (orders == 1)
        {
            return calendar.NextOffset(random, 0, lastOffset);
        }
        return random.Chance(0.5) ? random.Between(0, 90) : calendar.NextOffset(random, 0, lastOffset - 90);
    }

    private int OrderCountOf(BuyerKind kind) => kind switch
    {
        BuyerKind.Prospect => 0,
        BuyerKind.OneTime => 1,
        BuyerKind.Occasional => random.Between(2, 3),
        BuyerKind.Regular => random.Between(4, 10),
        BuyerKind.Loyal => random.Between(14, 28),
        _ => random.Between(30, 50),
    };

    private List<ShopOrderLine> LinesOf(int order, ShopCustomer customer, DateTime at)
    {
        var count = random.Pick([1, 1, 1, 2, 2, 2, 3, 4]);
        var chosen = new List<int>();
        while (chosen.Count < count)
        {
            var product = NextProduct(customer, chosen);
            if (!chosen.Contains(product))
            {
                chosen.Add(product);
            }
        }
        return [.. chosen.Select(product => new ShopOrderLine(order, at, customer.Number, product, QuantityFor(customer), DiscountOf(product)))];
    }

    private int NextProduct(ShopCustomer customer, List<int> chosen)
    {
        if (chosen.Count > 0 && random.Chance(0.45))
        {
            return ProductCatalogue.CompanionOf(chosen[^1]);
        }
        return random.Chance(0.5) ? ProductCatalogue.NextIn(customer.FavouriteCategory, random) : ProductCatalogue.Next(random);
    }

    private int QuantityFor(ShopCustomer customer) =>
        customer.Segment == "Business" ? random.Between(2, 8) : random.Pick([1, 1, 1, 1, 2, 2, 3]);

    private decimal DiscountOf(int product)
    {
        var isLossMaker = ProductCatalogue.Products[product].Category == ProductCatalogue.LossCategory;
        return isLossMaker ? random.Pick([0.10m, 0.20m, 0.30m]) : random.Pick([0m, 0m, 0m, 0m, 0.05m, 0.10m]);
    }

    private List<ShopOrderLine> ReturnsOf(List<ShopOrderLine> lines)
    {
        var end = calendar.FirstDay.AddDays(calendar.Days).ToDateTime(TimeOnly.MinValue);
        return [.. lines
            .Where(_ => random.Chance(ReturnShare))
            .Select(line => line with { At = line.At.AddDays(random.Between(2, 20)), Quantity = -random.Between(1, line.Quantity) })
            .Where(line => line.At < end)];
    }
}
