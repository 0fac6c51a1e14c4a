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
    [InlineData(1161817.38, "£1.16M")]
    [InlineData(999600, "£1.00M")]
    [InlineData(96747.22, "£96.7K")]
    [InlineData(9999.4, "£9,999")]
    [InlineData(292.3, "£292")]
    [InlineData(67.777, "£67.78")]
    [InlineData(-6652, "−£6,652")]
    [InlineData(0, "£0.00")]
    public void A_tile_shows_the_digits_that_decide(double value, string expected) => Pounds.MoneyShort((decimal)value).ShouldBe(expected);

    [Fact]
    public void Tables_show_money_to_the_cent_and_what_is_undefined_as_a_dash()
    {
        Pounds.Money(1161817.384m).ShouldBe("£1,161,817.38");
        Pounds.Money(-0.5m).ShouldBe("−£0.50");
        Pounds.Money(-0.001m).ShouldBe("£0.00");
        Pounds.Money(null).ShouldBe("–");
        new FigureFormat("CHF").Money(5).ShouldBe("CHF\u00a05.00");
    }

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
