using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Tests.Formatting;

public class FigureFormatTests
{
    private static readonly FigureFormat Pounds = new("GBP");

    [Theory]
    [InlineData("1161817.38", "£1.16M")]
    [InlineData("999500", "£1M")]
    [InlineData("96747.22", "£96.7k")]
    [InlineData("-6652", "−£6,652")]
    [InlineData("67.777", "£67.78")]
    [InlineData("-0.001", "£0")]
    [InlineData(null, "–")]
    public void Pages_write_amounts_as_reports_do(string? text, string brief)
    {
        decimal? amount = text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
        var print = new PrintFormat("GBP");

        Pounds.MoneyShort(amount).ShouldBe(brief);
        Pounds.MoneyShort(amount).ShouldBe(print.MoneyShort(amount));
        Pounds.MoneyWhole(amount).ShouldBe(print.MoneyWhole(amount));
        Pounds.Money(amount).ShouldBe(print.Money(amount));
    }

    [Theory]
    [InlineData("1161817", "1.16M")]
    [InlineData("999500", "1M")]
    [InlineData("12345", "12.3k")]
    [InlineData("9999", "9,999")]
    [InlineData("-12", "−12")]
    [InlineData("2.5", "2.5")]
    [InlineData("0", "0")]
    public void Counts_are_shortened_by_the_same_words(string count, string expected)
        => FigureFormat.CountShort(decimal.Parse(count, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void Rates_have_one_decimal_and_changes_their_sign()
    {
        FigureFormat.Share(0.12345m).ShouldBe("12.3\u00a0%");
        FigureFormat.Change(0.12345m).ShouldBe("+12.3\u00a0%");
        FigureFormat.Change(-0.28m).ShouldBe("−28.0\u00a0%");
        FigureFormat.Change(0.0001m).ShouldBe("0.0\u00a0%");
        FigureFormat.SmallShare(0.00512m).ShouldBe("0.51\u00a0%");
        FigureFormat.Change(null).ShouldBe("–");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("-0.0004")]
    [InlineData("0.0005")]
    [InlineData("-123.456")]
    public void Pages_write_rates_as_reports_do(string? text)
    {
        decimal? rate = text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

        FigureFormat.Share(rate).ShouldBe(new PrintFormat("GBP").Percent(rate));
        FigureFormat.Change(rate).ShouldBe(new PrintFormat("GBP").SignedPercent(rate));
    }

    [Fact]
    public void A_half_open_period_is_said_with_its_last_day()
    {
        FigureFormat.Days(new Period(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 1))).ShouldBe("1 Mar – 31 Mar 2024");
        FigureFormat.Days(new Period(new DateOnly(2023, 12, 1), new DateOnly(2024, 2, 1))).ShouldBe("1 Dec 2023 – 31 Jan 2024");
        FigureFormat.Days(new Period(new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 2))).ShouldBe("1 Mar 2024");
    }

    [Fact]
    public void A_sparkline_runs_from_edge_to_edge_and_stands_on_zero()
    {
        Sparkline.Points([0, 5, 10]).ShouldBe("0,30 60,16 120,2");
        Sparkline.Points([7]).ShouldBe("");
        Sparkline.Points([.. Enumerable.Repeat(1m, 365)]).Split(' ').Length.ShouldBe(30);
    }
}
