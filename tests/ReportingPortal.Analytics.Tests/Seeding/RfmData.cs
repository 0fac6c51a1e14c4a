using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>The orders of the R package rfm, whose results are published: 995 customers, 4,906 orders.</summary>
public static class RfmData
{
    public static readonly Period Period = new(new DateOnly(2000, 1, 1), new DateOnly(2007, 1, 1));

    public static ShopSeed WithRfmData(this ShopSeed shop)
    {
        using var reader = new StreamReader(SharedData.OpenRead("rfm_data_orders.csv"));
        reader.ReadLine();
        for (var row = 1; reader.ReadLine() is { } line; row++)
        {
            // "Brion Stark",2004-12-20,32,... : a quoted name without inner quotes, a date, whole money.
            var name = line[1..line.IndexOf('"', 1)];
            var rest = line[(name.Length + 3)..].Split(',');
            shop.Order($"{row:D5}", name, rest[0], decimal.Parse(rest[1]));
        }

        return shop;
    }
}
