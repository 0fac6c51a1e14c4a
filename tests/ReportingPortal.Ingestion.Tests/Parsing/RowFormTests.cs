using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

/// <summary>What stands in files beside rows: it is counted and said, whatever it is.</summary>
public class RowFormTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id;order_date;customer_id;product_id;quantity;unit_price;region\n";

    [Fact]
    public async Task Titles_blank_lines_totals_and_headers_of_joined_files_leave_the_rows_whole()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            "Sales report;;;;;;\nReport generated on 2024-03-01;;;;;;\n\n" + Header
            + "1;05.01.2024;C1;A;1;1.234,56;North\n;;;;;;\n\" \";;;;;;\n2;06.01.2024;C2;A;2;10,50;South\n"
            + Header + "3;07.01.2024;C1;B;1;5,00;\nSumme;;;;4;1.250,06;\n;;;;4;1.250,06;\n");

        (upload.Status, upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 6, 3, 3));
        var rejected = await shop.RejectedAsync(upload.UploadId);
        rejected.Select(row => (row.RowNumber, string.Join('|', row.Reasons))).ShouldBe(
        [
            (3, "the header once more, as in files joined together: not a row"),
            (5, "a line of totals: not a row"), (6, "a line of totals: not a row"),
        ]);
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.NetSales)).ShouldBe([("1", 1234.56m), ("2", 21m), ("3", 5m)]);
        upload.Dialect!.ShouldContain("Report generated on 2024-03-01");
    }

    [Fact]
    public async Task A_row_without_its_key_that_says_more_than_numbers_is_no_line_of_totals()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "customer_id,name,city,age,email\n";

        var upload = await shop.LoadAsync(header + "C1,Ann,Leeds,31,ann@example.com\n,Bob,York,40,\n");
        var totals = await other.LoadAsync(header + "C1,Ann,Leeds,31,ann@example.com\n,,Mean,35,\n");

        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["customer_id is empty"]);
        (await other.RejectedAsync(totals.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["a line of totals: not a row"]);
    }

    [Fact]
    public async Task Empty_fields_too_many_and_optional_ones_too_few_make_no_row_wrong()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            Header + "1;05.01.2024;C1;A;1;10,50;North;;;\n2;05.01.2024;C1;A;1;10,50\n3;05.01.2024;C1;A;1\n4;05.01.2024;C1;A;1;10,50;North;x\n");

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((4, 2, 2));
        (await shop.RejectedAsync(upload.UploadId)).Select(row => row.Reasons[0]).ShouldBe(
            ["the row has 5 fields where the header has 7", "the row has 8 fields where the header has 7"]);
    }

    [Fact]
    public async Task Files_joined_with_their_columns_in_another_order_are_not_read_at_all()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            "order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2024-01-05,C1,A,1,2\norder_id,order_date,customer_id,product_id,unit_price,quantity\n2,2024-01-05,C1,A,2,1\n");

        (upload.Status, upload.Error).ShouldBe((UploadStatus.Failed,
            "Two files with their columns in different order were joined into this one. Nothing of it was taken over. Upload the two files one by one."));
        (await shop.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_called_total_is_a_product()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("product_name,category,product_id,price\nTotal,Toothpaste,P1,2.50\nSum,Games,P2,9.50\nTotal,,,12.00\n");

        (upload.RowsNew, upload.RowsRejected).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Amounts_in_another_currency_than_the_shops_are_rejected()
    {
        var shop = await database.NewShopAsync(currency: "EUR");

        var upload = await shop.LoadAsync("order_id,order_date,customer_id,product_id,unit_price\n1,2024-01-05,C1,A,€10.50\n2,2024-01-05,C1,A,$10.50\n3,2024-01-05,C1,A,10.50 EUR\n");

        upload.RowsNew.ShouldBe(2);
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["unit_price is in $, the shop's currency is EUR"]);
    }
}
