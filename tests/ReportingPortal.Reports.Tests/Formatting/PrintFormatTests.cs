using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Tests.Formatting;

public class PrintFormatTests
{
    private static readonly PrintFormat Pounds = new("GBP");

    [Theory]
    [InlineData("1161817.38", "£1,161,817.38", "£1,161,817", "£1.16M")]
    [InlineData("999499.99", "£999,499.99", "£999,500", "£999k")]
    [InlineData("999500", "£999,500.00", "£999,500", "£1.00M")]
    [InlineData("41250.5", "£41,250.50", "£41,251", "£41.3k")]
    [InlineData("9994", "£9,994.00", "£9,994", "£9,994")]
    [InlineData("67.777", "£67.78", "£68", "£67.78")]
    [InlineData("0", "£0.00", "£0", "£0.00")]
    [InlineData("-1234.5", "−£1,234.50", "−£1,235", "−£1,235")]
    [InlineData("-2500000", "−£2,500,000.00", "−£2,500,000", "−£2.50M")]
    [InlineData("3400000000", "£3,400,000,000.00", "£3,400,000,000", "£3.40bn")]
    public void Money_is_exact_in_tables_and_short_on_tiles(string amount, string exact, string whole, string brief)
    {
        var value = decimal.Parse(amount, CultureInfo.InvariantCulture);

        Pounds.MoneyExact(value).ShouldBe(exact);
        Pounds.Money(value).ShouldBe(whole);
        Pounds.MoneyShort(value).ShouldBe(brief);
    }

    [Fact]
    public void An_undefined_figure_is_a_dash_in_every_form()
    {
        string[] forms = [Pounds.Money(null), Pounds.MoneyExact(null), Pounds.MoneyShort(null), Pounds.Amount(null), Pounds.Count(null), Pounds.Percent(null), Pounds.SignedPercent(null), Pounds.SignedPoints(null), Pounds.Number(double.NaN)];

        forms.ShouldAllBe(form => form == "–");
    }

    [Fact]
    public void A_german_tenant_reads_points_commas_and_the_euro_behind()
    {
        var euros = new PrintFormat("EUR", CultureInfo.GetCultureInfo("de-DE"));

        euros.MoneyExact(-1161817.38m).ShouldBe("−1.161.817,38\u00a0€");
        euros.MoneyShort(1161817.38m).ShouldBe("1,16M\u00a0€");
        euros.Percent(0.1239m).ShouldBe("12,4\u00a0%");
    }

    [Fact]
    public void Words_stay_english_whatever_the_form_of_numbers() =>
        new PrintFormat("EUR", CultureInfo.GetCultureInfo("de-DE")).Date(new DateOnly(2026, 9, 5)).ShouldBe("5 Sep 2026");

    [Fact]
    public void A_currency_without_a_known_symbol_prints_its_code() =>
        new PrintFormat("CHF").MoneyExact(1234.5m).ShouldBe("CHF\u00a01,234.50");

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
