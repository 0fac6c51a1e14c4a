namespace ReportingPortal.Analytics;

/// <summary>Days of the tenant's zone, half-open: <paramref name="To"/> is the first day after it.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>The period of the same length that ends where this one begins.</summary>
    public Period Previous => new(From.AddDays(-Days), From);

    public static Period Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1));
}
