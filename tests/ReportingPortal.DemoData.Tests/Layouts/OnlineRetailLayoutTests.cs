using ReportingPortal.DemoData.Layouts;

namespace ReportingPortal.DemoData.Tests.Layouts;

public class OnlineRetailLayoutTests
{
    private readonly OnlineRetailTruth truth;
    private readonly string text;
    private readonly IReadOnlyList<CsvText.Row> rows;

    public OnlineRetailLayoutTests()
    {
        OnlineRetailTruth? written = null;
        text = CsvText.TextOf(writer => written = OnlineRetailLayout.Write(writer, seed: 5, new DateOnly(2025, 6, 30), rows: 3000));
        rows = CsvText.Parse(text).Rows;
        truth = written!;
    }

    private static string HeaderOfRealFile => SharedData.FirstLineOf("online_retail_slice.csv.gz");

    private IEnumerable<CsvText.Row> Cancellations => rows.Where(row => row["InvoiceNo"].StartsWith('C'));

    private IEnumerable<CsvText.Row> Adjustments => rows.Where(row => row["InvoiceNo"].StartsWith('A'));

    private IEnumerable<CsvText.Row> WriteOffs => rows.Where(row => char.IsDigit(row["InvoiceNo"][0]) && row.Number("Quantity") < 0);

    private IEnumerable<CsvText.Row> Sales => rows.Where(row => char.IsDigit(row["InvoiceNo"][0]) && row.Number("Quantity") > 0);

    [Fact]
    public void Header_is_the_real_file_s() => OnlineRetailLayout.Header.ShouldBe(HeaderOfRealFile);

    [Fact]
    public void Rows_are_complete_and_end_in_crlf()
    {
        text.ShouldStartWith(OnlineRetailLayout.Header + "\r\n");
        text.ShouldEndWith("\r\n");
        rows.Count.ShouldBe(3000);
        rows.ShouldAllBe(row => row.Fields.Length == 8);
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        var goods = Sales.Concat(Cancellations).ToList();
        truth.ShouldBe(new OnlineRetailTruth(
            rows.Count,
            Sales.Select(row => row["InvoiceNo"]).Distinct().Count(),
            rows.Where(row => row["CustomerID"] != "").Select(row => row["CustomerID"]).Distinct().Count(),
            goods.Sum(row => (long)row.Number("Quantity")),
            goods.Sum(row => row.Number("Quantity") * row.Amount("UnitPrice")),
            Cancellations.Select(row => row["InvoiceNo"]).Distinct().Count(),
            Cancellations.Count(),
            Adjustments.Count(),
            Adjustments.Sum(row => row.Number("Quantity") * row.Amount("UnitPrice")),
            WriteOffs.Count(),
            rows.Count(row => row["CustomerID"] == ""),
            Sales.Count(row => row.Amount("UnitPrice") == 0),
            rows.Zip(rows.Skip(1)).Count(pair => pair.First.Fields.SequenceEqual(pair.Second.Fields))));
    }

    [Fact]
    public void Every_quirk_occurs()
    {
        truth.AdjustmentRows.ShouldBe(1);
        truth.Adjustment.ShouldBeLessThan(0);
        truth.Cancellations.ShouldBeGreaterThan(1);
        truth.WriteOffRows.ShouldBeGreaterThan(1);
        truth.FreeRows.ShouldBeGreaterThan(1);
        truth.RepeatedRows.ShouldBeGreaterThan(1);
        truth.RowsWithoutCustomer.ShouldBeGreaterThan(100);
        foreach (var mark in new[] { ",", "\"", "£", "\n" })
        {
            rows.ShouldContain(row => row["Description"].Contains(mark));
        }
        rows.ShouldContain(row => row["Description"].EndsWith(' '));
        rows.ShouldContain(row => row["Description"] == "");
        rows.ShouldContain(row => row["StockCode"] == "POST");
        rows.ShouldContain(row => row["StockCode"].EndsWith('a'));
    }

    [Fact]
    public void Cancellations_give_back_what_the_customer_bought_and_write_offs_have_no_customer()
    {
        Cancellations.ShouldAllBe(row => row.Number("Quantity") < 0 && row["CustomerID"] != "");
        var bought = Sales.Select(row => (row["CustomerID"], row["StockCode"])).ToHashSet();
        Cancellations.ShouldAllBe(row => bought.Contains(new ValueTuple<string, string>(row["CustomerID"], row["StockCode"])));
        WriteOffs.ShouldAllBe(row => row["CustomerID"] == "" && row.Amount("UnitPrice") == 0);
    }

    [Fact]
    public void Time_runs_forward_to_the_last_day()
    {
        var times = rows.Select(row => row.Time("InvoiceDate", "M/d/yyyy H:mm")).ToList();
        times.ShouldBe(times.Order());
        DateOnly.FromDateTime(times[^1]).ShouldBeInRange(new DateOnly(2025, 6, 27), new DateOnly(2025, 6, 30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    public void Small_files_have_exactly_the_rows_asked_for(int count)
    {
        var csv = CsvText.Of(writer => OnlineRetailLayout.Write(writer, seed: 5, new DateOnly(2025, 6, 30), count));
        csv.Rows.Count.ShouldBe(count);
    }
}
