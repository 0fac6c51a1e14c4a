namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Turns wall-clock times of a zone into UTC, day by day: only days on which the clocks change are worked out in full.
/// A time the clocks skip is read an hour later; one that occurs twice is its first occurrence.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private int day = -1;
    private bool isEven;
    private TimeSpan offset;

    public DateTime ToUtc(DateTime local)
    {
        var today = (int)(local.Ticks / TimeSpan.TicksPerDay);
        if (today != day)
        {
            var midnight = local.Date;
            var start = zone.GetUtcOffset(midnight.AddHours(-12));
            offset = zone.GetUtcOffset(midnight.AddHours(36));
            isEven = start == offset && zone.GetUtcOffset(midnight.AddHours(12)) == offset;
            day = today;
        }

        return isEven ? DateTime.SpecifyKind(local - offset, DateTimeKind.Utc) : Convert(local);
    }

    /// <summary>The zone's calendar day of a moment.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    private DateTime Convert(DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            return DateTime.SpecifyKind(local - zone.GetUtcOffset(local.AddHours(-3)), DateTimeKind.Utc);
        }

        var chosen = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - chosen, DateTimeKind.Utc);
    }
}
