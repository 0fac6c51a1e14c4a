using System.Globalization;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Pages.LifetimeValue;

/// <summary>The portal with a shop of two years whose customers come back by chance and leave by chance, beside the worked example and its stranger.</summary>
public sealed class LoyalShop : FiguresApp
{
    public const int Customers = 150;

    private const int Days = 700;

    public Tenant Loyal { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Loyal = await ShopAsync("loyal", Seed);
    }

    public static ShopSeed Seed(ShopSeed shop)
    {
        var random = new Random(4);
        for (var customer = 0; customer < Customers; customer++)
        {
            var (gap, price) = (10 + (120 * random.NextDouble()), 20 + random.Next(80));
            double day = random.Next(Days - 200);
            shop.Order($"{customer}-0", $"C{customer:000}", Text(day), price);
            // A fifth has ordered once only.
            for (var order = 1; customer % 5 > 0 && (day += 1 - (gap * Math.Log(1 - random.NextDouble()))) <= Days; order++)
            {
                shop.Order($"{customer}-{order}", $"C{customer:000}", Text(day), price + random.Next(10));
                if (random.Next(6) == 0)
                {
                    break;
                }
            }
        }

        return shop;
    }

    private static string Text(double day) => new DateOnly(2022, 6, 1).AddDays((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
