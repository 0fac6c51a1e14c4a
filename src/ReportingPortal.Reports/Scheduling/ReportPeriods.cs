using ReportingPortal.Analytics;

namespace ReportingPortal.Reports.Scheduling;

/// <summary>The weeks reports are about.</summary>
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
        => LastCompleteWeek(DayOf(fire, zone), weekStart);

    /// <summary>The day of a fire by the tenant's calendar.</summary>
    public static DateOnly DayOf(DateTimeOffset fire, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(fire, zone).DateTime);
}
