using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Sniffing;

/// <summary>Quotation marks that enclose nothing: inches, names. Read as enclosing they would swallow rows.</summary>
public class BareQuotesTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id\torder_date\tcustomer_id\tsku\tproduct_name\tquantity\tunit_price\n";

    /// <summary>From the first mark to the next are two whole rows: 2 × 12.50 + 100.00 + 1 × 12.50 + 3 × 8.00 = 161.50.</summary>
    [Theory]
    [InlineData("\" inch first")]
    [InlineData("\"Emil\" chair")]
    [InlineData("19\" screen")]
    public async Task Rows_between_two_marks_are_not_lost(string name)
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            Header + $"1\t2024-01-13\tA\tP1\t{name}\t2\t12.50\n1\t2024-01-13\tA\tP2\tDesk\t1\t100.00\n2\t2024-01-25\tB\tP1\t{name}\t1\t12.50\n3\t2024-02-03\tC\tP3\tLamp\t3\t8.00\n");

        (upload.Status, upload.RowsRead, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 4, 4), upload.Error);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(161.5m);
        (await shop.ReadAsync(db => db.Products.Where(p => p.ProductId == "P1"))).Single().Name.ShouldBe(name);
    }

    [Fact]
    public void Marks_that_enclose_values_go_on_to_do_so()
    {
        var dialect = FileSnifferTests.Sniff("a,b,c\n\"1\",\"x \"y\" z\",3\n\"2\",\"two\nlines\",4\n");

        dialect.HasBareQuotes.ShouldBeFalse();
    }

    /// <summary>Where marks enclose some values, one left open swallows rows up to the next: that row is rejected, never taken.</summary>
    [Fact]
    public async Task A_row_that_swallowed_others_is_rejected()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(
            "order_id,order_date,customer_id,sku,product_name,quantity,unit_price\n1,2024-01-13,\"A\",P1,\" screen,2,12.50\n2,2024-01-14,\"A\",P2,Desk,1,100.00\n3,2024-01-25,B,P1,Chair,1,12.50\n4,2024-02-03,C,P3,Lamp,3,8.00\n");

        (upload.Status, upload.RowsRejected, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 1, 2), upload.Error);
        var rejected = (await shop.RejectedAsync(upload.UploadId)).Single();
        rejected.Reasons.ShouldContain(reason => reason.StartsWith("a quotation mark opens a value that goes on over several lines"));
        (await shop.LinesAsync()).Select(line => line.OrderId).ShouldBe(["3", "4"]);
    }
}
