using System.Text;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

public class DateTextTests
{
    [Theory]
    [InlineData("2024-03-09", DateOrder.MonthFirst, "2024-03-09T00:00:00")]
    [InlineData("6/12/2016", DateOrder.MonthFirst, "2016-06-12T00:00:00")]
    [InlineData("6/12/16", DateOrder.DayFirst, "2016-12-06T00:00:00")]
    [InlineData("31.12.99", DateOrder.DayFirst, "1999-12-31T00:00:00")]
    [InlineData("12/1/2010 8:26", DateOrder.MonthFirst, "2010-12-01T08:26:00")]
    [InlineData("12/1/2010 8:26 PM", DateOrder.MonthFirst, "2010-12-01T20:26:00")]
    [InlineData("2024-03-09T10:11:12.345", DateOrder.YearFirst, "2024-03-09T10:11:12.345")]
    [InlineData("20240309", DateOrder.YearFirst, "2024-03-09T00:00:00")]
    [InlineData("05-Jan-2024", DateOrder.MonthFirst, "2024-01-05T00:00:00")]
    [InlineData("Jan 5, 2024 3:04 PM", DateOrder.DayFirst, "2024-01-05T15:04:00")]
    [InlineData("5. März 2024", DateOrder.MonthFirst, "2024-03-05T00:00:00")]
    [InlineData("5 AOÛT 2024", DateOrder.MonthFirst, "2024-08-05T00:00:00")]
    [InlineData("5 juillet 2024", DateOrder.MonthFirst, "2024-07-05T00:00:00")]
    [InlineData("5-dic.-24", DateOrder.MonthFirst, "2024-12-05T00:00:00")]
    [InlineData("5 de enero de 2024 10:15 hs.", DateOrder.MonthFirst, "2024-01-05T10:15:00")]
    [InlineData("5 de enero de 2024", DateOrder.MonthFirst, "2024-01-05T00:00:00")]
    [InlineData("1er février 2024", DateOrder.MonthFirst, "2024-02-01T00:00:00")]
    [InlineData("January 5th, 2024", DateOrder.DayFirst, "2024-01-05T00:00:00")]
    [InlineData("Friday, January 5, 2024", DateOrder.DayFirst, "2024-01-05T00:00:00")]
    [InlineData("mar. 5 mars 2024", DateOrder.DayFirst, "2024-03-05T00:00:00")]
    [InlineData("Fr., 05.01.2024", DateOrder.DayFirst, "2024-01-05T00:00:00")]
    [InlineData("05.01.2024 15.04", DateOrder.DayFirst, "2024-01-05T15:04:00")]
    [InlineData("05/01/2024 15h04", DateOrder.DayFirst, "2024-01-05T15:04:00")]
    [InlineData("05.01.2024 um 15:04 Uhr", DateOrder.DayFirst, "2024-01-05T15:04:00")]
    [InlineData("1/5/2024 at 3 PM", DateOrder.MonthFirst, "2024-01-05T15:00:00")]
    [InlineData("2024-01-05 24:00", DateOrder.YearFirst, "2024-01-06T00:00:00")]
    [InlineData("20240105T150400", DateOrder.YearFirst, "2024-01-05T15:04:00")]
    [InlineData("2024-W05-1", DateOrder.YearFirst, "2024-01-29T00:00:00")]
    [InlineData("2024-W01-7", DateOrder.YearFirst, "2024-01-07T00:00:00")]
    [InlineData("24-01-13", DateOrder.ShortYearFirst, "2024-01-13T00:00:00")]
    [InlineData("45299.75", DateOrder.YearFirst, "2024-01-08T18:00:00")]
    public void Dates_are_read_in_the_given_order(string text, DateOrder order, string expected)
    {
        DateText.TryRead(Encoding.UTF8.GetBytes(text), order, out var local, out var offset).ShouldBeTrue();

        local.ShouldBe(DateTime.Parse(expected));
        offset.ShouldBeNull();
    }

    [Theory]
    [InlineData("2010-12-01 08:45:00 +0000", 0)]
    [InlineData("2019-10-01 00:00:00 UTC", 0)]
    [InlineData("2019-10-01T00:00:00+05:30", 330)]
    [InlineData("1433221332117", 0)]
    [InlineData("1433221332117000000", 0)]
    [InlineData("1433221332.117", 0)]
    [InlineData("Fri, 05 Jan 2024 15:04:00 +0000", 0)]
    [InlineData("Fri Jan 05 2024 15:04:00 GMT+0100 (CET)", 60)]
    public void An_offset_in_the_text_is_kept(string text, int minutes)
    {
        DateText.TryRead(Encoding.UTF8.GetBytes(text), DateOrder.YearFirst, out _, out var offset).ShouldBeTrue();

        offset.ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("1433221332", "2015-06-02T05:02:12")]
    [InlineData("1433221332117", "2015-06-02T05:02:12.117")]
    [InlineData("1433221332117000", "2015-06-02T05:02:12.117")]
    public void Counted_seconds_are_moments_in_UTC(string text, string expected)
    {
        DateText.TryRead(Encoding.UTF8.GetBytes(text), DateOrder.YearFirst, out var utc, out var offset).ShouldBeTrue();

        (utc, offset).ShouldBe((DateTime.Parse(expected), TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2024-02-30", DateOrder.YearFirst)]
    [InlineData("13/13/2024", DateOrder.DayFirst)]
    [InlineData("2024-01-05 25:00", DateOrder.YearFirst)]
    [InlineData("12.5", DateOrder.DayFirst)]
    [InlineData("soon", DateOrder.DayFirst)]
    [InlineData("Soon 5, 2024", DateOrder.DayFirst)]
    [InlineData("Junk 2024", DateOrder.DayFirst)]
    [InlineData("433221332117", DateOrder.YearFirst)]
    [InlineData("0024-01-05", DateOrder.YearFirst)]
    public void What_is_no_date_is_refused(string text, DateOrder order)
        => DateText.TryRead(Encoding.UTF8.GetBytes(text), order, out _, out _).ShouldBeFalse();
}
