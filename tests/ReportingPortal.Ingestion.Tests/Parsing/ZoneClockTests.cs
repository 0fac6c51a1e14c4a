using System.Globalization;
using ReportingPortal.Ingestion.Parsing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

/// <summary>Expected instants are those of the IANA rules, worked out from the offsets before and after each change.</summary>
public class ZoneClockTests
{
    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04T00:00:00", "2018-11-04T03:00:00", "2018-11-04")] // 00:00 -03 is 01:00 -02
    [InlineData("America/Sao_Paulo", "2018-02-17T23:30:00", "2018-02-18T01:30:00", "2018-02-17")] // first of two, -02
    [InlineData("Africa/Cairo", "2024-04-26T00:30:00", "2024-04-25T22:30:00", "2024-04-26")] // +02 to +03
    [InlineData("Africa/Cairo", "2024-10-31T23:30:00", "2024-10-31T20:30:00", "2024-10-31")] // first of two, +03
    [InlineData("America/St_Johns", "2010-11-07T00:00:30", "2010-11-07T02:30:30", "2010-11-07")] // 00:01 -02:30 is 23:01 -03:30
    [InlineData("America/St_Johns", "2010-11-06T23:30:00", "2010-11-07T02:00:00", "2010-11-06")]
    [InlineData("Asia/Kathmandu", "2024-02-29T00:00:00", "2024-02-28T18:15:00", "2024-02-29")] // +05:45
    [InlineData("Pacific/Auckland", "2024-09-29T02:30:00", "2024-09-28T14:30:00", "2024-09-29")] // +12 to +13
    public void Times_that_daylight_saving_skips_or_repeats(string zone, string local, string utc, string day) => Check(zone, local, utc, day);

    [Theory]
    [InlineData("America/Asuncion", "2024-10-06T00:00:00", "2024-10-06T04:00:00", "2024-10-06")] // -04 to -03 for good
    [InlineData("Europe/Moscow", "2011-03-27T02:30:00", "2011-03-26T23:30:00", "2011-03-27")] // +03 to +04
    [InlineData("Europe/Istanbul", "2015-11-08T03:30:00", "2015-11-08T00:30:00", "2015-11-08")] // first of two, +03; +02 from 04:00
    [InlineData("Asia/Pyongyang", "2018-05-04T23:45:00", "2018-05-04T15:15:00", "2018-05-05")] // 23:30 +08:30 is 00:00 +09
    [InlineData("America/Scoresbysund", "2024-03-31T00:30:00", "2024-03-31T01:30:00", "2024-03-31")] // standard time moves with daylight saving
    [InlineData("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59", "2011-12-29")] // -10
    [InlineData("Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T10:00:00", "2011-12-31")] // no such day
    [InlineData("Pacific/Apia", "2011-12-30T18:20:00", "2011-12-31T04:20:00", "2011-12-31")]
    [InlineData("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00", "2011-12-31")] // +14
    public void Times_that_a_new_standard_time_skips_or_repeats(string zone, string local, string utc, string day) => Check(zone, local, utc, day);

    private static void Check(string zone, string local, string utc, string day)
    {
        var clock = new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var written = DateTime.ParseExact(local, "s", CultureInfo.InvariantCulture);

        var instant = clock.ToUtc(written);

        (instant.Kind, instant.ToString("s", CultureInfo.InvariantCulture)).ShouldBe((DateTimeKind.Utc, utc));
        clock.DayOfLocal(written).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(day);
        clock.DayOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(day);
    }
}
