using System.Globalization;
using System.Text;
using ReportingPortal.Reports.Csv;

namespace ReportingPortal.Reports.Tests.Csv;

public class CsvDialectTests
{
    [Theory]
    [InlineData("en-US", ',', '.')]
    [InlineData("en", ',', '.')]
    [InlineData("de-DE", ';', ',')]
    [InlineData("de", ';', ',')]
    [InlineData("fr-FR", ';', ',')]
    [InlineData("pt-BR", ';', ',')]
    [InlineData("pl-PL", ';', ',')]
    [InlineData("es-MX", ',', '.')]
    [InlineData("ja-JP", ',', '.')]
    [InlineData("de-CH", ';', '.')]
    [InlineData("de-LI", ';', '.')]
    [InlineData("ar-EG", ',', '.')]
    public void A_language_and_country_says_what_its_spreadsheets_read(string language, char separator, char decimalMark) =>
        CsvDialect.For(CultureInfo.GetCultureInfo(language)).ShouldBe(new CsvDialect(separator, decimalMark, HasMark: true));

    [Fact]
    public void Decimals_take_the_comma_and_whole_numbers_days_and_texts_stay()
        => CsvDialect.Semicolons.Line([-1234.5m, 0.00001, 1.5f, 12345L, new DateOnly(2026, 3, 1), "1.5", true, null])
            .ShouldBe("-1234,5;1E-05;1,5;12345;2026-03-01;1.5;true;");

    [Fact]
    public void What_separates_columns_is_quoted_in_texts_and_the_other_mark_is_not()
    {
        CsvDialect.Semicolons.Line(["a;b", "a,b", "\"", "=1+1"]).ShouldBe("\"a;b\";a,b;\"\"\"\";'=1+1");
        CsvDialect.Commas.Line(["a;b", "a,b", "x\ny"]).ShouldBe("a;b,\"a,b\",\"x\ny\"");
    }

    [Fact]
    public void Only_files_for_spreadsheets_begin_with_the_mark_and_none_with_sep()
    {
        var table = new CsvText("name", "value").Row("Müller", 0.5m);

        Encoding.UTF8.GetString(table.ToBytes(CsvDialect.Semicolons)).ShouldBe("\ufeffname;value\r\nMüller;0,5\r\n");
        Encoding.UTF8.GetString(table.ToBytes(CsvDialect.Commas)).ShouldBe("\ufeffname,value\r\nMüller,0.5\r\n");
        Encoding.UTF8.GetString(table.ToBytes(CsvDialect.Plain)).ShouldBe("name,value\r\nMüller,0.5\r\n");
    }
}
