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
    public void An_offset_in_the_text_is_kept(string text, int minutes)
    {
        DateText.TryRead(Encoding.UTF8.GetBytes(text), DateOrder.YearFirst, out _, out var offset).ShouldBeTrue();

        offset.ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("2024-02-30", DateOrder.YearFirst)]
    [InlineData("13/13/2024", DateOrder.DayFirst)]
    [InlineData("2024-01-05 25:00", DateOrder.YearFirst)]
    [InlineData("12.5", DateOrder.DayFirst)]
    [InlineData("soon", DateOrder.DayFirst)]
    [InlineData("0024-01-05", DateOrder.YearFirst)]
    public void What_is_no_date_is_refused(string text, DateOrder order)
        => DateText.TryRead(Encoding.UTF8.GetBytes(text), order, out _, out _).ShouldBeFalse();
}
