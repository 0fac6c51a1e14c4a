using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Scheduling;

/// <summary>
/// A wall-clock time on one day of the week in one zone, and the instants it stands for. Where the clock jumps over the
/// time, it fires at the first valid instant after the gap; where the clock shows it twice, at the first.
/// </summary>
public sealed record WeeklyTime(DayOfWeek Weekday, TimeOnly LocalTime, TimeZoneInfo Zone)
{
    /// <summary>The first fire strictly after an instant, in UTC.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant) => FiresAfter(instant).First();

    /// <summary>The last fire at or before an instant, in UTC.</summary>
    public DateTimeOffset LastAtOrBefore(DateTimeOffset instant)
    {
        var day = OnWeekday(LocalDate(instant)).AddDays(7);
        while (ToInstant(day) > instant)
        {
            day = day.AddDays(-7);
        }

        return ToInstant(day);
    }

    /// <summary>The coming fires, in UTC.</summary>
    public IReadOnlyList<DateTimeOffset> NextFires(DateTimeOffset after, int count) => [.. FiresAfter(after).Take(count)];

    /// <summary>Every fire from one instant to another, both included.</summary>
    public IReadOnlyList<DateTimeOffset> FiresBetween(DateTimeOffset first, DateTimeOffset last)
        => [.. FiresAfter(first.AddTicks(-1)).TakeWhile(fire => fire <= last)];

    private IEnumerable<DateTimeOffset> FiresAfter(DateTimeOffset instant)
    {
        for (var day = OnWeekday(LocalDate(instant).AddDays(-7)); ; day = day.AddDays(7))
        {
            var fire = ToInstant(day);
            if (fire > instant)
            {
                yield return fire;
            }
        }
    }

    private DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    private DateOnly OnWeekday(DateOnly day) => day.AddDays(((int)Weekday - (int)day.DayOfWeek + 7) % 7);

    private DateTimeOffset ToInstant(DateOnly day)
    {
        var local = day.ToDateTime(LocalTime, DateTimeKind.Unspecified);
        var utc = WallClock.ToUtc(Zone, local, out var isSkipped);
        while (isSkipped)
        {
            // Clocks jump on whole minutes.
            local = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
            utc = WallClock.ToUtc(Zone, local, out isSkipped);
        }

        return new DateTimeOffset(utc);
    }
}
