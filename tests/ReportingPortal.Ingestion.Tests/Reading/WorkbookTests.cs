using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;
using static ReportingPortal.Testing.Files.WorkbookFile;

namespace ReportingPortal.Ingestion.Tests.Reading;

public class WorkbookTests
{
    [Fact]
    public void Cells_come_out_as_a_person_sees_them()
    {
        var file = new WorkbookFile { Formats = { "14", "22", "0.00", "00000", "yyyy-mm-dd hh:mm:ss.000", "[h]:mm", "h:mm", "\"day\" 0", "#,##0.00 [$€-407]" } };
        file.Add("Orders",
            [file.Text("id"), file.Text("date"), file.Text("at"), file.Text("sum"), file.Text("code"), file.Text("text"), file.Text("paid")],
            [Number("2053013555631882655"), Number("45299", 1), Number("45299.75", 2), Number("0.30000000000000004"), Number("123", 4), file.Text("00042"), "<c r=\"@\" t=\"b\"><v>1</v></c>"],
            [Number("7"), Number("59", 1), Number("45299.999988425923", 5), Number("1E-3", 3), Number("-12.50", 9), Inline(" a,\"b\"\nc_x000D_ "), Formula("36", "str")],
            [Number("1.5E+10"), Number("1.25", 6), Number("0.5", 7), Number("12345.678900000001", 9), Number("3", 8), Formula("#N/A", "e"), Formula("2.5")]);

        PortalReader.RowsOf(file.ToBytes()).ShouldBe(
        [
            ["id", "date", "at", "sum", "code", "text", "paid"],
            ["2053013555631882655", "2024-01-08", "2024-01-08 18:00:00", "0.3", "00123", "00042", "true"],
            ["7", "1900-02-28", "2024-01-08 23:59:59", "0.001", "-12.5 €", " a,\"b\"\nc\r ", "36"],
            ["15000000000", "30:00:00", "12:00:00", "12345.6789 €", "3", "#N/A", "2.5"],
        ]);
    }

    /// <summary>What a format shows beside a number belongs to it; the built-in ones show each reader's own.</summary>
    [Theory]
    [InlineData("[$€-407]#,##0.00", "12.5", "12.5 €")]
    [InlineData("_-* #,##0.00\\ \"€\"_-", "1.234", "1.2340 €")]
    [InlineData("[$$-409]#,##0.00", "1250", "1250 $")]
    [InlineData("[$CHF] #,##0.00;[Red][$CHF] -#,##0.00", "3.5", "3.5 CHF")]
    [InlineData("\\£#,##0", "3", "3 £")]
    [InlineData("44", "3.5", "3.5")]
    [InlineData("0 \"pcs\"", "3", "3")]
    [InlineData("[$-409]#,##0.00", "3.5", "3.5")]
    [InlineData("\"EUR in all\" 0", "3", "3")]
    public void A_currency_in_a_format_is_handed_on(string format, string stored, string read)
    {
        var file = new WorkbookFile { Formats = { format } };
        file.Add("Orders", [file.Text("id"), file.Text("sum")], [file.Text("A"), Number(stored, 1)]);

        PortalReader.RowsOf(file.ToBytes())[1].ShouldBe(["A", read]);
    }

    [Fact]
    public void Dates_count_from_1904_where_the_workbook_says_so()
    {
        var file = new WorkbookFile { Since1904 = true, Formats = { "14" } };
        file.Add("Orders", [file.Text("id"), file.Text("date")], [file.Text("A"), Number("43837", 1)]);

        PortalReader.RowsOf(file.ToBytes())[1].ShouldBe(["A", "2024-01-08"]);
    }

    [Fact]
    public void Empty_rows_are_left_out_and_short_ones_filled_up()
    {
        var file = new WorkbookFile();
        file.Add("Orders", [file.Text("a"), file.Text("b"), file.Text("c")], [null, null], [Number("1")], [], [null, Number("2")], [Number("3"), null, Number("4")]);

        PortalReader.RowsOf(file.ToBytes()).ShouldBe([["a", "b", "c"], ["1", "", ""], ["", "2", ""], ["3", "", "4"]]);
    }

    [Fact]
    public void Each_visible_sheet_with_data_is_a_file()
    {
        var file = new WorkbookFile();
        file.Add("Orders", [file.Text("a"), file.Text("b")], [Number("1"), Number("2")])
            .AddHidden("Lists", [file.Text("x"), file.Text("y")])
            .Add("Empty")
            .Add("a/b: Customers", [file.Text("c"), file.Text("d")]);

        using var content = PortalReader.ContentOf(file.ToBytes());

        content.Members.Select(m => (m.Name, m.Origin)).ShouldBe([("Orders.csv", "Excel sheet 'Orders'"), ("b Customers.csv", "Excel sheet 'a/b: Customers'")]);
        content.Members.Select(m => PortalReader.All(m.Open())).ShouldBe([PortalReader.Utf8("a,b\n1,2\n"), PortalReader.Utf8("c,d\n")]);
    }

    [Fact]
    public void A_single_sheet_says_where_it_comes_from_and_proves_its_dates()
    {
        var file = new WorkbookFile { Formats = { "14" } };
        file.Add("Orders", [file.Text("id"), file.Text("date")], [Number("1"), Number("45299", 1)]);

        using var content = PortalReader.ContentOf(file.ToBytes());
        var dialect = FileSniffer.Sniff(content);

        dialect.Evidence[0].ShouldBe("Excel sheet 'Orders'.");
        dialect.Columns[1].DateOrder.ShouldBe(DateOrder.YearFirst);
    }

    [Fact]
    public void Texts_beyond_memory_come_out_all_the_same()
    {
        var file = new WorkbookFile();
        var values = Enumerable.Range(0, 5000).Select(i => $"text {i} {new string((char)('a' + i % 26), i % 300)}").ToArray();
        file.Add("Words", [[file.Text("n"), file.Text("word")], .. values.Select((v, i) => new[] { Number($"{i}"), file.Text(v) })]);

        PortalReader.RowsOf(file.ToBytes()).Skip(1).Select(row => row[1]).ShouldBe(values);
    }
}
