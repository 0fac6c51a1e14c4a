using System.Globalization;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Tests.Formatting;

public class MoneyTextTests
{
    [Theory]
    [InlineData("1161817.38", "£1,161,817.38", "£1,161,817", "£1.16M", "£1.16M")]
    [InlineData("3400000000", "£3,400,000,000.00", "£3,400,000,000", "£3.4bn", "£3.4bn")]
    [InlineData("1234567890123", "£1,234,567,890,123.00", "£1,234,567,890,123", "£1,235bn", "£1,235bn")]
    [InlineData("41250.5", "£41,250.50", "£41,251", "£41.3k", "£41.3k")]
    [InlineData("837000", "£837,000.00", "£837,000", "£837k", "£837k")]
    [InlineData("1234.5", "£1,234.50", "£1,235", "£1,235", "£1.23k")]
    [InlineData("292.3", "£292.30", "£292", "£292", "£292")]
    [InlineData("67.777", "£67.78", "£68", "£67.78", "£67.78")]
    [InlineData("67.5", "£67.50", "£68", "£67.50", "£67.50")]
    [InlineData("67", "£67.00", "£67", "£67", "£67")]
    [InlineData("-1234.5", "−£1,234.50", "−£1,235", "−£1,235", "−£1.23k")]
    [InlineData("-2500000", "−£2,500,000.00", "−£2,500,000", "−£2.5M", "−£2.5M")]
    public void An_amount_is_exact_in_tables_whole_in_sentences_and_three_digits_on_tiles_and_ticks(string amount, string full, string whole, string brief, string tick)
        => Written("GBP", amount).ShouldBe([full, whole, brief, tick]);

    [Theory]
    [InlineData("999499999", "£999M", "£999M")]
    [InlineData("999500000", "£1bn", "£1bn")]
    [InlineData("999499.99", "£999k", "£999k")]
    [InlineData("999500", "£1M", "£1M")]
    [InlineData("-999500", "−£1M", "−£1M")]
    [InlineData("99950", "£100k", "£100k")]
    [InlineData("9999.5", "£10k", "£10k")]
    [InlineData("9999.49", "£9,999", "£10k")]
    [InlineData("999.5", "£1,000", "£1k")]
    [InlineData("999.49", "£999", "£999")]
    [InlineData("99.995", "£100", "£100")]
    [InlineData("99.994", "£99.99", "£99.99")]
    public void Rounding_never_leaves_a_thousand_of_a_size(string amount, string brief, string tick)
        => Written("GBP", amount)[2..].ShouldBe([brief, tick]);

    [Theory]
    [InlineData("0.5", "£0.50", "£1", "£0.50")]
    [InlineData("0.005", "£0.01", "£0", "£0.01")]
    [InlineData("0.0049", "£0.00", "£0", "£0")]
    [InlineData("0", "£0.00", "£0", "£0")]
    [InlineData("-0.0049", "£0.00", "£0", "£0")]
    [InlineData("-0.005", "−£0.01", "£0", "−£0.01")]
    [InlineData("-0.5", "−£0.50", "−£1", "−£0.50")]
    public void Halves_go_away_from_zero_and_what_is_written_as_zero_has_no_sign(string amount, string full, string whole, string brief)
        => Written("GBP", amount)[..3].ShouldBe([full, whole, brief]);

    [Theory]
    [InlineData("JPY", "1234.5", "¥1,235", "¥1,235", "¥1,235", "¥1.23k")]
    [InlineData("JPY", "0.4", "¥0", "¥0", "¥0", "¥0")]
    [InlineData("JPY", "-67.5", "−¥68", "−¥68", "−¥68", "−¥68")]
    [InlineData("KWD", "67.5", "KWD 67.500", "KWD 68", "KWD 67.500", "KWD 67.500")]
    [InlineData("KWD", "-0.0005", "−KWD 0.001", "KWD 0", "−KWD 0.001", "−KWD 0.001")]
    [InlineData("EUR", "837000", "€837,000.00", "€837,000", "€837k", "€837k")]
    [InlineData("BRL", "12.5", "R$12.50", "R$13", "R$12.50", "R$12.50")]
    [InlineData("PLN", "12.5", "zł 12.50", "zł 13", "zł 12.50", "zł 12.50")]
    [InlineData("CHF", "-12345", "−CHF 12,345.00", "−CHF 12,345", "−CHF 12.3k", "−CHF 12.3k")]
    [InlineData("ZZZ", "1234.5", "ZZZ 1,234.50", "ZZZ 1,235", "ZZZ 1,235", "ZZZ 1.23k")]
    public void A_currency_has_its_symbol_or_its_code_and_its_own_decimals(string currency, string amount, string full, string whole, string brief, string tick)
        => Written(currency, amount).ShouldBe([full, whole, brief, tick]);

    [Fact]
    public void What_is_undefined_is_a_dash()
    {
        var pounds = new MoneyText("GBP");

        new[] { pounds.Full(null), pounds.Whole(null), pounds.Brief(null), pounds.Bare(null) }.ShouldAllBe(text => text == "–");
    }

    [Theory]
    [InlineData("1817.4", "+£1,817")]
    [InlineData("0.5", "+£1")]
    [InlineData("0.49", "£0")]
    [InlineData("0", "£0")]
    [InlineData("-0.49", "£0")]
    [InlineData("-1817.5", "−£1,818")]
    public void A_change_has_the_sign_of_what_is_written(string change, string expected)
        => new MoneyText("GBP").Change(Number(change)).ShouldBe(expected);

    [Fact]
    public void Under_a_header_that_names_the_currency_only_the_number_stands()
    {
        new MoneyText("GBP").Bare(-1161817.385m).ShouldBe("−1,161,817.39");
        new MoneyText("GBP").Bare(-0.001m).ShouldBe("0.00");
        new MoneyText("JPY").Bare(1234.5m).ShouldBe("1,235");
    }

    [Fact]
    public void A_german_reader_has_points_commas_and_the_euro_behind()
    {
        var euros = new MoneyText("EUR", CultureInfo.GetCultureInfo("de-DE"));

        euros.Full(-1161817.38m).ShouldBe("−1.161.817,38\u00a0€");
        euros.Brief(1161817.38m).ShouldBe("1,16M\u00a0€");
        euros.Brief(3400000000m).ShouldBe("3,4bn\u00a0€");
        euros.Prefix.ShouldBe("");
    }

    /// <summary>In full, whole, short and at a tick, with plain spaces.</summary>
    private static string[] Written(string currency, string amount)
    {
        var (money, value) = (new MoneyText(currency), Number(amount));
        string[] texts = [money.Full(value), money.Whole(value), money.Brief(value), money.Tick(value)];
        texts.ShouldAllBe(text => !text.Contains(' '), "an amount does not break at a line's end");
        texts.ShouldAllBe(text => text.TrimStart('−').StartsWith(money.Prefix));
        return [.. texts.Select(text => text.Replace('\u00a0', ' '))];
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
