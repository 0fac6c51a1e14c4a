using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>A month of acts as the server packs them: arrays side by side.</summary>
/// <param name="CustomerIds">Empty ids are guests.</param>
/// <param name="Seconds">From the month's first second (UTC), which a day in the tenant's zone can begin before.</param>
/// <param name="Days">Of the month, from 1.</param>
/// <param name="Kinds">As <see cref="EventType"/>.</param>
internal sealed record ActRow(DateOnly Month, string[] CustomerIds, string[] ProductIds, int[] Seconds, short[] Days, short[] Kinds);

/// <summary>What people did in a stretch of time: who (-1 for guests) looked at, put in the cart or bought which product when, ids once.</summary>
/// <param name="FirstDays">By product: the number of the first day on which anybody did.</param>
/// <param name="Moments">Seconds of the epoch.</param>
internal sealed record ActSpan(string[] CustomerIds, string[] ProductIds, int[] FirstDays, int[] Customers, int[] Products, long[] Moments, byte[] Kinds)
{
    public const int Guest = -1;

    public static ActSpan Of(ActRow row)
    {
        var (customers, products, firstDays) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new List<int>());
        var (customerOf, productOf) = (new int[row.ProductIds.Length], new int[row.ProductIds.Length]);
        for (var act = 0; act < productOf.Length; act++)
        {
            customerOf[act] = row.CustomerIds[act].Length == 0 ? Guest : NumberOf(row.CustomerIds[act], customers);
            var (product, day) = (NumberOf(row.ProductIds[act], products), row.Month.DayNumber + row.Days[act] - 1);
            productOf[act] = product;
            if (product == firstDays.Count)
            {
                firstDays.Add(day);
            }

            firstDays[product] = Math.Min(firstDays[product], day);
        }

        var startsAt = new DateTimeOffset(row.Month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
        return new ActSpan(
            [.. customers.Keys], [.. products.Keys], [.. firstDays], customerOf, productOf, Array.ConvertAll(row.Seconds, second => startsAt + second),
            Array.ConvertAll(row.Kinds, kind => (byte)kind));
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
