using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>A month of acts as the server packs them: arrays side by side.</summary>
/// <param name="CustomerIds">Empty ids are guests.</param>
/// <param name="Seconds">From the month's first second (UTC), which a day in the tenant's zone can begin before.</param>
/// <param name="Days">Of the month, from 1.</param>
/// <param name="Kinds">As <see cref="EventType"/>.</param>
internal sealed record ActRow(DateOnly Month, string[] CustomerIds, string[] ProductIds, int[] Seconds, short[] Days, short[] Kinds);

/// <summary>What people did in a month: who (-1 for guests) looked at, put in the cart or bought which product when, ids once.</summary>
/// <param name="FirstDays">By product: the first day of the month on which anybody did.</param>
internal sealed record ActMonth(DateOnly Month, string[] CustomerIds, string[] ProductIds, int[] FirstDays, int[] Customers, int[] Products, int[] Seconds, byte[] Kinds)
{
    public const int Guest = -1;

    public long StartsAt => new DateTimeOffset(Month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();

    public static ActMonth Of(ActRow row)
    {
        var (customers, products, firstDays) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new List<int>());
        var (customerOf, productOf) = (new int[row.ProductIds.Length], new int[row.ProductIds.Length]);
        for (var act = 0; act < productOf.Length; act++)
        {
            customerOf[act] = row.CustomerIds[act].Length == 0 ? Guest : NumberOf(row.CustomerIds[act], customers);
            var product = productOf[act] = NumberOf(row.ProductIds[act], products);
            if (product == firstDays.Count)
            {
                firstDays.Add(row.Days[act]);
            }

            firstDays[product] = Math.Min(firstDays[product], row.Days[act]);
        }

        return new ActMonth(row.Month, [.. customers.Keys], [.. products.Keys], [.. firstDays], customerOf, productOf, row.Seconds, Array.ConvertAll(row.Kinds, kind => (byte)kind));
    }

    private static int NumberOf(string id, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers[id] = number = numbers.Count;
        }

        return number;
    }
}
