using System.Text;
using ReportingPortal.Ingestion.Parsing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

public class AmountTextTests
{
    [Theory]
    [InlineData("18500.00", '.', "18500.00")]
    [InlineData("-12.5", '.', "-12.5")]
    [InlineData("1,234.56", '.', "1234.56")]
    [InlineData("1.234,56", ',', "1234.56")]
    [InlineData("1 234,5", ',', "1234.5")]
    [InlineData("1'234.50", '.', "1234.50")]
    [InlineData("£ 12.30", '.', "12.30")]
    [InlineData("12,30 €", ',', "12.30")]
    [InlineData("($1,000.00)", '.', "-1000")]
    [InlineData("20%", '.', "0.2")]
    [InlineData("20 %", ',', "0.2")]
    [InlineData("(12.50)", '.', "-12.50")]
    [InlineData("12.50-", '.', "-12.50")]
    [InlineData("−12,50", ',', "-12.50")]
    [InlineData("+12", '.', "12")]
    [InlineData("-€ 5,00", ',', "-5")]
    [InlineData("€ -5,00", ',', "-5")]
    [InlineData("5,00- EUR", ',', "-5")]
    [InlineData("CHF 1'234.50", '.', "1234.50")]
    [InlineData("R$ 1.234,56", ',', "1234.56")]
    [InlineData("1 234,50 zł", ',', "1234.50")]
    [InlineData("kr. 99,95", ',', "99.95")]
    [InlineData("1,23,456.78", '.', "123456.78")]
    [InlineData("1\u202F234,5", ',', "1234.5")]
    [InlineData("1.5E-05", '.', "0.000015")]
    [InlineData("CHF 12.-", '.', "12")]
    [InlineData("Fr. 1'250.—", '.', "1250")]
    [InlineData("12,-- €", ',', "12")]
    [InlineData("1.234,-", ',', "1234")]
    [InlineData("-12,-", ',', "-12")]
    [InlineData("8.855999999999995551", '.', "8.855999999999995551")]
    public void Numbers_are_read_as_people_write_them(string text, char mark, string expected)
    {
        AmountText.TryRead(Encoding.UTF8.GetBytes(text), (byte)mark, out var value).ShouldBeTrue();

        value.ShouldBe(decimal.Parse(expected));
    }

    [Theory]
    [InlineData("10,5", '.')]
    [InlineData("18500.00", ',')]
    [InlineData("1.2.3", '.')]
    [InlineData("abc", '.')]
    [InlineData("A12", '.')]
    [InlineData("12a", '.')]
    [InlineData("--12", '.')]
    [InlineData("(-12)", '.')]
    [InlineData("1,2,3", '.')]
    [InlineData("12,34", '.')]
    [InlineData("12.-5", '.')]
    [InlineData("12,-", '.')]
    [InlineData("EUR", '.')]
    [InlineData("-", '.')]
    [InlineData("", '.')]
    [InlineData("100000000000000000", '.')]
    public void A_number_of_another_form_is_refused_and_not_guessed(string text, char mark)
        => AmountText.TryRead(Encoding.UTF8.GetBytes(text), (byte)mark, out _).ShouldBeFalse();
}
