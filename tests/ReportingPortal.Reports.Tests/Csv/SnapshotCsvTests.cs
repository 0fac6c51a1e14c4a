using System.IO.Compression;
using System.Text;
using ReportingPortal.Reports.Csv;

namespace ReportingPortal.Reports.Tests.Csv;

public class SnapshotCsvTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+SUM(1;2)", "'+SUM(1;2)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@import", "'@import")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+44", "+44")]
    [InlineData("-1.234,50", "-1.234,50")]
    [InlineData("-€ 5,00", "-€ 5,00")]
    [InlineData("-5,00-A1", "'-5,00-A1")]
    [InlineData("Jackets & Shells", "Jackets & Shells")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text, string expected) => CsvDialect.Harmless(text).ShouldBe(expected);

    [Fact]
    public void Cells_are_quoted_where_they_must_be_and_numbers_are_invariant()
    {
        var csv = new CsvText("name", "value", "on").Row("a,\"b\"\r\nc", -1234.5m, new DateOnly(2026, 3, 1)).Row(null, 0.25, true);

        Encoding.UTF8.GetString(csv.ToBytes(CsvDialect.Commas)).ShouldBe("\ufeffname,value,on\r\n\"a,\"\"b\"\"\r\nc\",-1234.5,2026-03-01\r\n,0.25,true\r\n");
    }

    [Fact]
    public void The_archive_holds_one_file_per_table_of_the_report()
    {
        using var archive = new ZipArchive(new MemoryStream(SnapshotCsv.Zip(SampleSnapshot.Northwind(), "abc", CsvDialect.Commas)));

        archive.Entries.Select(entry => entry.Name).ShouldBe(
        [
            "about.csv", "key_figures.csv", "change.csv", "daily.csv", "previous_daily.csv", "monthly.csv", "regions.csv", "categories.csv", "pareto_customers.csv",
            "pareto_products.csv", "rfm_groups.csv", "rfm_cells.csv", "value_tiers.csv", "activity_statuses.csv", "segments.csv", "top_customers.csv",
            "win_back.csv",
        ]);
    }

    [Fact]
    public void A_formula_in_a_customer_name_is_harmless_and_a_negative_figure_stays_a_number()
    {
        var sample = SampleSnapshot.Northwind();
        var zip = SnapshotCsv.Zip(sample with { TopCustomers = [sample.TopCustomers[0] with { Name = "=1+1", Monetary = -5m }] }, "abc", CsvDialect.Commas);

        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry("top_customers.csv")!.Open());
        reader.ReadToEnd().ShouldContain("C10400,'=1+1,1,64,-5,5,5,5,Champions,Gold,Active\r\n");
    }

    [Fact]
    public void Equal_snapshots_give_equal_bytes() =>
        SnapshotCsv.Zip(SampleSnapshot.Northwind(), "abc", CsvDialect.Commas).ShouldBe(SnapshotCsv.Zip(SampleSnapshot.Northwind(), "abc", CsvDialect.Commas));

    [Fact]
    public void A_tenant_without_data_gets_files_with_headers_only()
    {
        using var archive = new ZipArchive(new MemoryStream(SnapshotCsv.Zip(SampleSnapshot.Empty(), "abc", CsvDialect.Commas)));
        using var reader = new StreamReader(archive.GetEntry("regions.csv")!.Open());

        reader.ReadToEnd().ShouldBe("region,net_sales,profit,margin,orders,units_sold\r\n");
    }
}
