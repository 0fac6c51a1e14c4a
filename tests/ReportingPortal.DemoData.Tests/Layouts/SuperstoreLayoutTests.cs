using ReportingPortal.DemoData.Layouts;

namespace ReportingPortal.DemoData.Tests.Layouts;

public class SuperstoreLayoutTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private readonly WrittenSales truth;
    private readonly string text;
    private readonly CsvText csv;

    public SuperstoreLayoutTests()
    {
        WrittenSales? written = null;
        text = CsvText.TextOf(writer => written = SuperstoreLayout.Write(writer, seed: 5, LastDay, rows: 3000));
        csv = CsvText.Parse(text);
        truth = written!;
    }

    [Fact]
    public void Header_is_the_real_file_s() =>
        SuperstoreLayout.Header.ShouldBe(SharedData.FirstLineOf("superstore.csv.gz"));

    [Fact]
    public void Every_row_has_21_columns_and_ends_in_crlf()
    {
        csv.Header.ShouldBe(SuperstoreLayout.Header);
        csv.Rows.ShouldAllBe(row => row.Fields.Length == 21);
        text.Count(character => character == '\n').ShouldBe(3001);
        text.Split('\n').SkipLast(1).ShouldAllBe(line => line.EndsWith('\r'));
    }

    [Fact]
    public void What_it_tells_equals_a_recount() => truth.ShouldBe(new WrittenSales(
        csv.Rows.Count,
        csv.Rows.Select(row => row["Order ID"]).Distinct().Count(),
        csv.Rows.Select(row => row["Customer ID"]).Distinct().Count(),
        csv.Rows.Sum(row => (long)row.Number("Quantity")),
        csv.Rows.Sum(row => row.Amount("Sales")),
        csv.Rows.Sum(row => row.Amount("Profit"))));

    [Fact]
    public void Quirks_of_the_layout_occur()
    {
        csv.Rows.Count.ShouldBe(3000);
        csv.Rows.ShouldContain(row => row["Order Date"].StartsWith('0'));
        csv.Rows.ShouldContain(row => row["Order Date"][1] == '/');
        csv.Rows.ShouldContain(row => row["Product Name"].Contains(','));
        csv.Rows.ShouldContain(row => row["Product Name"].Contains('"'));
        csv.Rows.ShouldContain(row => row["Product Name"].Contains('\u00A0'));
        csv.Rows.ShouldContain(row => row["Postal Code"].Length == 4);
        csv.Rows.ShouldContain(row => row.Amount("Profit") < 0);
        csv.Rows.GroupBy(row => (row["Order ID"], row["Product ID"])).ShouldContain(lines => lines.Count() > 1);
    }

    [Fact]
    public void Dates_lie_in_the_four_years_and_shipping_follows_the_order()
    {
        csv.Rows.ShouldAllBe(row => DayOf(row, "Order Date") <= LastDay && DayOf(row, "Order Date") >= LastDay.AddDays(-4 * 365));
        csv.Rows.ShouldAllBe(row => DayOf(row, "Ship Date") >= DayOf(row, "Order Date"));
    }

    [Fact]
    public void A_customer_has_one_name_and_one_segment() => csv.Rows
        .GroupBy(row => row["Customer ID"])
        .ShouldAllBe(rows => rows.Select(row => row["Customer Name"] + row["Segment"]).Distinct().Count() == 1);

    private static DateOnly DayOf(CsvText.Row row, string column) =>
        row.Day(column, "M/d/yyyy");
}
