using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Tests.Formatting;

public class PrintFormatTests
{
    private static readonly PrintFormat Pounds = new("GBP");

    [Fact]
    public void Money_is_printed_as_it_is_written_everywhere()
    {
        var money = new MoneyText("GBP");

        Pounds.Money(-1161817.38m).ShouldBe(money.Full(-1161817.38m));
        Pounds.MoneyWhole(1161817.5m).ShouldBe(money.Whole(1161817.5m));
        Pounds.MoneyShort(41250.5m).ShouldBe(money.Brief(41250.5m));
        Pounds.MoneyTick(2500).ShouldBe("£2.5k");
        Pounds.MoneyChange(0.4m).ShouldBe("£0");
        Pounds.Amount(1234.5m).ShouldBe("1,234.50");
        Pounds.Currency.ShouldBe("£");
    }

    [Fact]
    public void An_undefined_figure_is_a_dash_in_every_form()
    {
        string[] forms = [Pounds.Money(null), Pounds.MoneyWhole(null), Pounds.MoneyShort(null), Pounds.Amount(null), Pounds.Count(null), Pounds.Percent(null), Pounds.SignedPercent(null), Pounds.SignedPoints(null), Pounds.Number(double.NaN)];

        forms.ShouldAllBe(form => form == "–");
    }

    [Fact]
    public void A_german_tenant_reads_points_commas_and_the_euro_behind()
    {
        var euros = new PrintFormat("EUR", CultureInfo.GetCultureInfo("de-DE"));

        euros.Money(-1161817.38m).ShouldBe("−1.161.817,38\u00a0€");
        euros.Percent(0.1239m).ShouldBe("12,4\u00a0%");
    }

    [Fact]
    public void Words_stay_english_whatever_the_form_of_numbers() =>
        new PrintFormat("EUR", CultureInfo.GetCultureInfo("de-DE")).Date(new DateOnly(2026, 9, 5)).ShouldBe("5 Sep 2026");

    [Fact]
    public void Changes_carry_their_sign()
    {
        Pounds.SignedPercent(0.1239m).ShouldBe("+12.4\u00a0%");
        Pounds.SignedPercent(-0.28m).ShouldBe("−28.0\u00a0%");
        Pounds.SignedPercent(0.0001m).ShouldBe("0.0\u00a0%");
        Pounds.SignedPoints(0.0123m).ShouldBe("+1.2\u00a0points");
    }

    [Theory]
    [InlineData("0.0005", "+0.1", 1)]
    [InlineData("0.00049", "0.0", 0)]
    [InlineData("0", "0.0", 0)]
    [InlineData("-0.00049", "0.0", 0)]
    [InlineData("-0.0005", "−0.1", -1)]
    [InlineData("12.3456", "+1,234.6", 1)]
    public void A_change_has_the_sign_and_the_arrow_of_what_is_written(string change, string written, int direction)
    {
        var rate = decimal.Parse(change, CultureInfo.InvariantCulture);

        Pounds.SignedPercent(rate).ShouldBe(written + "\u00a0%");
        Pounds.SignedPoints(rate).ShouldBe(written + "\u00a0points");
        Percentage.Direction(rate).ShouldBe(direction);
    }

    [Theory]
    [InlineData("2026-03-01", "2026-04-01", "March 2026")]
    [InlineData("2026-03-02", "2026-03-09", "2–8 March 2026")]
    [InlineData("2026-02-23", "2026-03-02", "23 Feb – 1 Mar 2026")]
    [InlineData("2025-12-29", "2026-01-05", "29 Dec 2025 – 4 Jan 2026")]
    [InlineData("2026-03-05", "2026-03-06", "5 March 2026")]
    [InlineData("2025-01-01", "2026-01-01", "2025")]
    [InlineData("2026-03-05", "2026-03-05", "empty period")]
    public void Periods_read_as_people_say_them(string from, string to, string expected) =>
        PeriodText.Of(new Period(DateOnly.Parse(from), DateOnly.Parse(to)), CultureInfo.GetCultureInfo("en-GB")).ShouldBe(expected);
}
