namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// When a zone's clocks show a time. Told from the offsets of instants alone: the framework finds no gap and no overlap where a zone changed
/// its standard time (Moscow 2011, Pyongyang 2018, Asunción 2024), nor the day that Samoa left out, and reads some times an hour or a day wrong.
/// </summary>
public static class WallClock
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(1);

    /// <summary>The instant of a local time: of one shown twice the first, of one that is skipped as if nobody had turned the clocks yet.</summary>
    /// <param name="isSkipped">No clock of the zone ever shows it.</param>
    public static DateTime ToUtc(TimeZoneInfo zone, DateTime local, out bool isSkipped)
    {
        var written = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(written - Furthest);
        isSkipped = false;
        if (zone.GetUtcOffset(written - before) == before)
        {
            return written - before;
        }

        var after = zone.GetUtcOffset(written + Furthest);
        isSkipped = zone.GetUtcOffset(written - after) != after;
        return written - (isSkipped ? before : after);
    }
}
