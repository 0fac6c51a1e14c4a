using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Turns wall-clock times of a zone into UTC, day by day: only days on which the clocks change are worked out in full.
/// A time the clocks skip is read as much later as they skip; one that occurs twice is its first occurrence.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private int day = -1;
    private bool isEven;
    private TimeSpan offset;

    public DateTime ToUtc(DateTime local)
    {
        Enter(local);
        return isEven ? DateTime.SpecifyKind(local - offset, DateTimeKind.Utc) : WallClock.ToUtc(zone, local, out _);
    }

    /// <summary>The zone's calendar day of a moment.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    /// <summary>The day of a wall-clock time: not always the one it is written with, for clocks can skip midnight or a whole day.</summary>
    public DateOnly DayOfLocal(DateTime local)
    {
        Enter(local);
        return isEven ? DateOnly.FromDateTime(local) : DayOf(ToUtc(local));
    }

    private void Enter(DateTime local)
    {
        var today = (int)(local.Ticks / TimeSpan.TicksPerDay);
        if (today == day)
        {
            return;
        }

        // A day of the zone begins and ends less than a day from that of UTC.
        var midnight = DateTime.SpecifyKind(local.Date, DateTimeKind.Utc);
        offset = zone.GetUtcOffset(midnight.AddDays(2));
        isEven = zone.GetUtcOffset(midnight.AddDays(-1)) == offset && zone.GetUtcOffset(midnight.AddHours(12)) == offset;
        day = today;
    }
}
