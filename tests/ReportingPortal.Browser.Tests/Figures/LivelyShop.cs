using System.Globalization;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Browser.Tests.Figures;

/// <summary>A shop of 26 months with seasons, faithful and passing customers, losses and returns: enough for every chart to have a shape.</summary>
public static class LivelyShop
{
    private static readonly string[] Regions = ["North", "South", "East", "West"];

    private static readonly (string Name, decimal Price, decimal CostShare)[] Categories =
        [("Technology", 240, 0.62m), ("Furniture", 180, 0.93m), ("Office Supplies", 35, 0.55m), ("Garden", 60, 1.04m)];

    public static ShopSeed WithLivelyYears(this ShopSeed shop, int customers = 240, int orders = 1800)
    {
        var random = new Random(7);
        for (var number = 1; number <= customers; number++)
        {
            shop.Customer($"C{number:000}", $"{Given[number % Given.Length]} {Family[number * 7 % Family.Length]}", Regions[number % Regions.Length], number % 3 == 0 ? "Regular" : "Occasional",
                registeredOn: number % 5 == 0 ? null : Iso(new DateOnly(2022, 9, 1).AddDays(number * 3)));
        }

        for (var number = 1; number <= orders; number++)
        {
            AddOrder(shop, random, number, customers);
        }

        return shop;
    }

    private static void AddOrder(ShopSeed shop, Random random, int number, int customers)
    {
        // Later days are likelier (growth), and the square makes few customers order often.
        var day = new DateOnly(2022, 10, 3).AddDays((int)(790 * Math.Sqrt(random.NextDouble())));
        var customer = 1 + (int)(customers * Math.Pow(random.NextDouble(), 2.2));
        var (category, price, costShare) = Categories[(int)(Categories.Length * Math.Pow(random.NextDouble(), 1.3))];
        var product = $"{category[..4]} {1 + (int)(9 * Math.Pow(random.NextDouble(), 1.8))}";
        var quantity = 1 + random.Next(3);
        var sales = Math.Round(quantity * price * (decimal)(0.7 + (0.6 * random.NextDouble())), 2);
        var (id, who, region) = ($"O{number:0000}", $"C{customer:000}", Regions[(customer + (random.Next(5) / 4)) % Regions.Length]);
        shop.Order(id, who, Iso(day), sales, product, category, region, quantity, cost: Math.Round(sales * costShare, 2));
        // What goes together: every sixth order has the bag of its category too.
        if (number % 6 == 0)
        {
            shop.Order(id, who, Iso(day), 12, $"{category[..4]} bag", category, region, cost: 5);
        }

        AddVisit(shop, number, day, who, category);
        if (random.Next(40) == 0)
        {
            shop.Return($"R{number:0000}", who, Iso(day.AddDays(1)), sales, product, category, region, quantity, cost: Math.Round(sales * costShare, 2));
        }
    }

    /// <summary>The visit of an order, and beside it one of a stranger that ends at some step before.</summary>
    private static void AddVisit(ShopSeed shop, int number, DateOnly day, string who, string category)
    {
        var random = new Random(number);
        foreach (var (visitor, session, depth) in new[] { (who, $"V{number:0000}", 4), ($"N{number:0000}", $"W{number:0000}", 1 + random.Next(3)) })
        {
            var at = day.ToDateTime(new TimeOnly(8 + random.Next(12), random.Next(60)));
            foreach (var type in new[] { EventType.SessionStart, EventType.ProductView, EventType.AddToCart, EventType.Purchase }.Take(depth))
            {
                shop.Event(visitor, session, type, category: type == EventType.SessionStart ? null : category, at: at.ToString("s", CultureInfo.InvariantCulture));
                at = at.AddSeconds(20 + (600 * random.NextDouble() * random.NextDouble()));
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string[] Given = ["Ada", "Ben", "Cleo", "Dev", "Edda", "Finn", "Gwen", "Hugo", "Iris", "Jan", "Kaya", "Leo", "Mina"];

    private static readonly string[] Family = ["Adler", "Brook", "Castro", "Dunne", "Egede", "Fischer", "Grant", "Hale", "Ito", "Jones", "Klein"];
}
