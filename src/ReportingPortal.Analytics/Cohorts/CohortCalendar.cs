using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>Calendar periods one after the other: months, quarters, and weeks that begin on the tenant's first day of the week.</summary>
public static class CohortCalendar
{
    /// <summary>The place of a day's period among all periods of its length.</summary>
    public static int IndexOf(CohortGrain grain, DateOnly day, DayOfWeek weekStart) => grain switch
    {
        CohortGrain.Month => (day.Year * 12) + day.Month - 1,
        CohortGrain.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
        _ => (day.DayNumber + Offset(weekStart)) / 7,
    };

    /// <summary>The first day of the period at a place.</summary>
    public static DateOnly StartOf(CohortGrain grain, int index, DayOfWeek weekStart) => grain switch
    {
        CohortGrain.Month => new DateOnly(index / 12, (index % 12) + 1, 1),
        CohortGrain.Quarter => new DateOnly(index / 4, (index % 4 * 3) + 1, 1),
        _ => DateOnly.FromDayNumber((index * 7) - Offset(weekStart)),
    };

    /// <summary>The first day of the period so many after the one that begins on a day.</summary>
    public static DateOnly After(CohortGrain grain, DateOnly start, int periods) => grain switch
    {
        CohortGrain.Month => start.AddMonths(periods),
        CohortGrain.Quarter => start.AddMonths(3 * periods),
        _ => start.AddDays(7 * periods),
    };

    /// <summary>How many periods after the one that begins on a day another day lies; below 0 before it.</summary>
    public static int NumberOf(CohortGrain grain, DateOnly start, DateOnly day)
    {
        var weekStart = start.DayOfWeek;
        return IndexOf(grain, day, weekStart) - IndexOf(grain, start, weekStart);
    }

    /// <summary>The earliest day on which the period that holds a day can begin; of weeks whatever day theirs is.</summary>
    public static DateOnly EarliestStart(CohortGrain grain, DateOnly day)
        => grain == CohortGrain.Week ? day.AddDays(-6) : StartOf(grain, IndexOf(grain, day, DayOfWeek.Monday), DayOfWeek.Monday);

    // Day 0 of DateOnly, 1 January of the year 1, is a Monday.
    private static int Offset(DayOfWeek weekStart) => (8 - (int)weekStart) % 7;
}
