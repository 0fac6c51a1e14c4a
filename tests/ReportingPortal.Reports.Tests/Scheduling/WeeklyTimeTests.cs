using System.Globalization;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Tests.Scheduling;

public class WeeklyTimeTests
{
    [Fact]
    public void Wall_time_stays_while_the_offset_changes()
    {
        var monday = Of(DayOfWeek.Monday, "07:00", "Europe/Berlin");
        monday.NextFires(At("2026-03-20T00:00Z"), 3).ShouldBe([At("2026-03-23T06:00Z"), At("2026-03-30T05:00Z"), At("2026-04-06T05:00Z")]);
        monday.NextFires(At("2026-10-19T12:00Z"), 2).ShouldBe([At("2026-10-26T06:00Z"), At("2026-11-02T06:00Z")]);
    }

    [Fact]
    public void Time_the_clock_jumps_over_fires_at_the_first_instant_after_the_gap()
        => Of(DayOfWeek.Sunday, "02:30", "Europe/Berlin").NextFires(At("2026-03-28T00:00Z"), 2)
            .ShouldBe([At("2026-03-29T01:00Z"), At("2026-04-05T00:30Z")]);

    [Fact]
    public void Time_the_clock_shows_twice_fires_once_at_the_first()
        => Of(DayOfWeek.Sunday, "02:30", "Europe/Berlin").NextFires(At("2026-10-24T00:00Z"), 2)
            .ShouldBe([At("2026-10-25T00:30Z"), At("2026-11-01T01:30Z")]);

    [Fact]
    public void Overlap_does_not_fire_again_in_its_second_pass()
        => Of(DayOfWeek.Sunday, "02:30", "Europe/Berlin").NextAfter(At("2026-10-25T00:30Z")).ShouldBe(At("2026-11-01T01:30Z"));

    [Fact]
    public void Half_hour_zone_keeps_its_half_hour()
        => Of(DayOfWeek.Monday, "09:00", "Asia/Kolkata").NextAfter(At("2026-11-20T00:00Z")).ShouldBe(At("2026-11-23T03:30Z"));

    [Fact]
    public void Monday_morning_far_east_is_sunday_in_utc()
        => Of(DayOfWeek.Monday, "05:00", "Asia/Singapore").NextAfter(At("2026-11-20T00:00Z")).ShouldBe(At("2026-11-22T21:00Z"));

    [Fact]
    public void Gap_of_half_an_hour_ends_where_the_zone_says()
        => Of(DayOfWeek.Sunday, "02:15", "Australia/Lord_Howe").NextAfter(At("2026-10-02T00:00Z")).ShouldBe(At("2026-10-03T15:30Z"));

    /// <summary>Moscow went from +03 to +04 at 02:00 for good; Samoa from -10 to +14 at midnight, over all of a Friday.</summary>
    [Fact]
    public void Time_that_a_new_standard_time_jumps_over_fires_at_the_first_instant_after_it()
    {
        Of(DayOfWeek.Sunday, "02:30", "Europe/Moscow").NextFires(At("2011-03-26T00:00Z"), 2).ShouldBe([At("2011-03-26T23:00Z"), At("2011-04-02T22:30Z")]);
        Of(DayOfWeek.Friday, "07:00", "Pacific/Apia").NextFires(At("2011-12-29T00:00Z"), 2).ShouldBe([At("2011-12-30T10:00Z"), At("2012-01-05T17:00Z")]);
    }

    [Fact]
    public void Last_fire_includes_the_instant_itself()
    {
        var monday = Of(DayOfWeek.Monday, "07:00", "Europe/Berlin");
        monday.LastAtOrBefore(At("2026-03-30T05:00Z")).ShouldBe(At("2026-03-30T05:00Z"));
        monday.LastAtOrBefore(At("2026-03-30T04:59Z")).ShouldBe(At("2026-03-23T06:00Z"));
    }

    [Fact]
    public void Fires_between_two_instants_count_both_ends()
        => Of(DayOfWeek.Monday, "07:00", "Europe/Berlin").FiresBetween(At("2026-03-23T06:00Z"), At("2026-04-06T05:00Z"))
            .ShouldBe([At("2026-03-23T06:00Z"), At("2026-03-30T05:00Z"), At("2026-04-06T05:00Z")]);

    [Fact]
    public void Every_zone_fires_once_a_week_through_ten_years()
    {
        var from = At("2020-01-01T00:00Z");
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var fires = new WeeklyTime(DayOfWeek.Sunday, new TimeOnly(2, 30), zone).NextFires(from, 520);
            foreach (var (first, second) in fires.Zip(fires.Skip(1)))
            {
                (second - first).TotalHours.ShouldBeInRange(168 - 25, 168 + 25, zone.Id);
            }
        }
    }

    private static WeeklyTime Of(DayOfWeek weekday, string time, string zone)
        => new(weekday, TimeOnly.Parse(time, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
