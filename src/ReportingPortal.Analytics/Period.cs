using System.Text.Json.Serialization;

namespace ReportingPortal.Analytics;

/// <summary>Days of the tenant's zone, half-open: <paramref name="To"/> is the first day after it.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Of a month, a quarter, a year.</summary>
    private static readonly int[] CalendarMonths = [1, 3, 12];

    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>
    /// What the period is compared to unless asked otherwise: a whole calendar month, quarter or year to the whole one before,
    /// whose days may be fewer or more (D4); any other to as many days right before it.
    /// </summary>
    [JsonIgnore]
    public Period Previous
    {
        get
        {
            var (from, to) = (From, To);
            var months = Array.Find(CalendarMonths, months => from.Day == 1 && (from.Month - 1) % months == 0 && from.AddMonths(months) == to);
            return months > 0 ? new(From.AddMonths(-months), From) : new(From.AddDays(-Days), From);
        }
    }

    /// <summary>
    /// The same calendar days a year earlier. 29 February maps to the 28th; as an end (exclusive) to 1 March, so that a
    /// period that ends with the 28th stays a day long.
    /// </summary>
    [JsonIgnore]
    public Period PreviousYear => new(From.AddYears(-1), To is { Month: 2, Day: 29 } ? new DateOnly(To.Year - 1, 3, 1) : To.AddYears(-1));

    /// <summary>The same number of days, or what the period has of them, from its first day: what a running one is compared to (D4).</summary>
    public Period First(int days) => new(From, From.AddDays(Math.Min(days, Days)));

    /// <summary>
    /// What of <paramref name="compared"/> stands against this period: where this one goes on beyond the data, as many days as it has come to,
    /// for part of a period is never compared with all of another (D4). One that ends with the data is whole, as is what it is compared to.
    /// </summary>
    /// <param name="asOf">The last day with orders; null without any.</param>
    public Period Against(Period compared, DateOnly? asOf)
        => asOf is { } last && last >= From && last.AddDays(1) < To ? compared.First(last.DayNumber + 1 - From.DayNumber) : compared;

    public static Period Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1));

    public bool Contains(DateOnly day) => day >= From && day < To;
}
