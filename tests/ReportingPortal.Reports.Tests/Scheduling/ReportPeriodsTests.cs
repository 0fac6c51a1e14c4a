using ReportingPortal.Analytics;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Tests.Scheduling;

public class ReportPeriodsTests
{
    [Theory]
    [InlineData(23, DayOfWeek.Monday, 16)]
    [InlineData(22, DayOfWeek.Monday, 9)]
    [InlineData(22, DayOfWeek.Sunday, 15)]
    [InlineData(21, DayOfWeek.Sunday, 8)]
    public void Week_is_the_last_whole_one_by_the_shops_first_day(int today, DayOfWeek weekStart, int from)
        => ReportPeriods.LastCompleteWeek(new DateOnly(2026, 11, today), weekStart)
            .ShouldBe(new Period(new DateOnly(2026, 11, from), new DateOnly(2026, 11, from + 7)));

    [Fact]
    public void Fire_reports_on_the_week_of_the_shops_calendar_not_of_utc()
    {
        // 21:00 UTC on Sunday is Monday morning in Singapore: the week that just ended there.
        var fire = new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);
        ReportPeriods.OfFire(fire, TimeZoneInfo.FindSystemTimeZoneById("Asia/Singapore"), DayOfWeek.Monday)
            .ShouldBe(new Period(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 23)));
        ReportPeriods.OfFire(fire, TimeZoneInfo.Utc, DayOfWeek.Monday)
            .ShouldBe(new Period(new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 16)));
    }
}
