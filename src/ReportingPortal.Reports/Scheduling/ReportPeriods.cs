using ReportingPortal.Analytics;

namespace ReportingPortal.Reports.Scheduling;

/// <summary>Periods people ask for by name; all end before the day they are asked on.</summary>
public enum PeriodPreset
{
    LastWeek,
    LastMonth,
    Last30Days,
    LastQuarter,
    Last12Months,
}

public static class ReportPeriods
{
    /// <summary>The last seven days that make a whole week of the tenant before <paramref name="today"/>.</summary>
    public static Period LastCompleteWeek(DateOnly today, DayOfWeek weekStart)
    {
        var thisWeek = today.AddDays(-(((int)today.DayOfWeek - (int)weekStart + 7) % 7));
        return new Period(thisWeek.AddDays(-7), thisWeek);
    }

    /// <summary>The week a scheduled fire reports on: the last complete one by the tenant's calendar at that instant.</summary>
    public static Period OfFire(DateTimeOffset fire, TimeZoneInfo zone, DayOfWeek weekStart)
        => LastCompleteWeek(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(fire, zone).DateTime), weekStart);

    public static Period Of(PeriodPreset preset, DateOnly today, DayOfWeek weekStart)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return preset switch
        {
            PeriodPreset.LastWeek => LastCompleteWeek(today, weekStart),
            PeriodPreset.LastMonth => new Period(month.AddMonths(-1), month),
            PeriodPreset.Last30Days => new Period(today.AddDays(-30), today),
            PeriodPreset.LastQuarter => Quarter(month.AddMonths(-((month.Month - 1) % 3))),
            PeriodPreset.Last12Months => new Period(month.AddMonths(-12), month),
            _ => throw new ArgumentOutOfRangeException(nameof(preset)),
        };
    }

    private static Period Quarter(DateOnly nextQuarter) => new(nextQuarter.AddMonths(-3), nextQuarter);
}
