using System.Text.Json.Serialization;

namespace ReportingPortal.Analytics;

/// <summary>Days of the tenant's zone, half-open: <paramref name="To"/> is the first day after it.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>The period of the same length that ends where this one begins.</summary>
    [JsonIgnore]
    public Period Previous => new(From.AddDays(-Days), From);

    /// <summary>
    /// The same calendar days a year earlier. 29 February maps to the 28th; as an end (exclusive) to 1 March, so that a
    /// period that ends with the 28th stays a day long.
    /// </summary>
    [JsonIgnore]
    public Period PreviousYear => new(From.AddYears(-1), To is { Month: 2, Day: 29 } ? new DateOnly(To.Year - 1, 3, 1) : To.AddYears(-1));

    public static Period Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1));

    public bool Contains(DateOnly day) => day >= From && day < To;
}
