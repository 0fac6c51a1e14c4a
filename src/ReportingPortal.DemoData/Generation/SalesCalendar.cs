namespace ReportingPortal.DemoData.Generation;

/// <summary>Days from first to last, each weighted by trend, day of the week and season.</summary>
internal sealed class SalesCalendar
{
    // Sunday first, as DayOfWeek counts
    private static readonly double[] Weekday = [0.85, 1.15, 1.05, 1.0, 1.05, 1.1, 0.8];
    private static readonly double[] Month = [0.82, 0.85, 0.95, 1.0, 1.02, 0.97, 0.9, 0.88, 1.0, 1.08, 1.25, 1.4];
    private readonly WeightedChoice days;

    public SalesCalendar(DateOnly firstDay, DateOnly lastDay, double yearlyGrowth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstDay, lastDay);
        FirstDay = firstDay;
        Days = lastDay.DayNumber - firstDay.DayNumber + 1;
        days = new WeightedChoice(Enumerable.Range(0, Days).Select(offset => WeightOf(offset, yearlyGrowth)));
    }

    public DateOnly FirstDay { get; }

    public int Days { get; }

    /// <summary>A day's offset between two offsets, both included, in proportion to the days' weights.</summary>
    public int NextOffset(SeededRandom random, int from, int to) => days.Next(random, from, to);

    public DateOnly NextDay(SeededRandom random) => FirstDay.AddDays(days.Next(random));

    /// <summary>A time in shop hours of the day with this offset, most often in the afternoon.</summary>
    public DateTime TimeOn(int offset, SeededRandom random)
    {
        var middle = (random.Share() + random.Share()) / 2;
        return FirstDay.AddDays(offset).ToDateTime(new TimeOnly(7, 0)).AddSeconds((int)(middle * 15 * 3600));
    }

    /// <summary>The moment at which <paramref name="share"/> of the sales are done: rises with the share, 8 to 18 h.</summary>
    public DateTime MomentAt(double share)
    {
        var day = FirstDay.AddDays(days.At(share)).ToDateTime(new TimeOnly(8, 0));
        return day.AddSeconds((int)(days.Within(share) * 10 * 3600));
    }

    private double WeightOf(int offset, double yearlyGrowth)
    {
        var day = FirstDay.AddDays(offset);
        var trend = 1 + (yearlyGrowth * offset / 365.0);
        return trend * Weekday[(int)day.DayOfWeek] * Month[day.Month - 1] * ChristmasOf(day);
    }

    /// <summary>Black week, the last weeks before delivery closes, the quiet days after.</summary>
    private static double ChristmasOf(DateOnly day) => (day.Month, day.Day) switch
    {
        (11, >= 22 and <= 29) => 1.7,
        (12, >= 1 and <= 18) => 1.5,
        (12, >= 24 and <= 26) => 0.35,
        _ => 1.0,
    };
}
