namespace ReportingPortal.Analytics.Tests.Seeding;

public static class CampShop
{
    /// <summary>Three camps of twenty customers (c00 is of camp A, c01 of B) and ten products; who bought six of a camp's products buys two more of them late.</summary>
    public static ShopSeed WithCamps(this ShopSeed shop)
    {
        var random = new Random(2);
        for (var customer = 0; customer < 60; customer++)
        {
            var camp = "ABC"[customer % 3];
            foreach (var (place, product) in Enumerable.Range(0, 10).OrderBy(_ => random.Next()).Take(8).Index())
            {
                var day = place < 6 ? new DateOnly(2024, 1, 1).AddDays(random.Next(60)) : new DateOnly(2024, 3, 10).AddDays(random.Next(9));
                shop.Order($"{customer}-{place}", $"c{customer:00}", day.ToString("O"), 10, $"{camp}{product}", $"Camp {camp}");
            }
        }

        return shop;
    }
}
