using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Reports and files made by hand name an order on the first of its rows only.</summary>
public class RowsBelowTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    /// <summary>Order 1 is 20 + 5, order 2 is 8, order 3 is 10 + 5 + 8; the last row is a total.</summary>
    private const string Merged = """
        Order number,Order date,Customer no,Country,SKU,Product name,Quantity,Price
        1,2024-01-05,C1,DE,A,Cup,2,10.00
        ,,,,B,Mug,1,5.00
        2,2024-01-06,C2,FR,C,Cap,1,8.00
        3,2024-01-06,C1,DE,A,Cup,1,10.00
        ,,,,B,Mug,1,5.00
        ,,,,C,Cap,1,8.00
        ,,,,,,,56.00

        """;

    [Fact]
    public async Task Rows_that_leave_number_and_day_away_are_of_the_order_above()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("order_id,order_date,customer_id,sku,quantity,price\n1,2024-01-05,C9,A,1,1\n", "other.csv");
        await shop.LoadAsync("order_id,order_date,customer_id,sku,quantity,price\n3,2024-01-06,C1,D,1,2.00\n", "first.csv");
        var before = await shop.RowsAsync();

        var upload = await shop.LoadAsync(Merged, "merged.csv");

        (upload.Status, upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 7, 6, 1));
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem().ShouldStartWith("a line of totals: not a row");
        ReportingPortal.Ingestion.Sniffing.Dialect.FromJson(upload.Dialect)!.Columns[0].Evidence!.ShouldContain("4 rows without an order number stand under one that has it, and are taken for the same order's.");
        (await shop.LinesAsync()).Where(line => line.ProductId != "D").Select(line => (line.OrderId, line.ProductId, line.CustomerId, line.Region, line.OrderDate.Day, line.NetSales)).ShouldBe(
        [
            ("1", "A", "C1", "DE", 5, 20m), ("1", "B", "C1", "DE", 5, 5m), ("2", "C", "C2", "FR", 6, 8m),
            ("3", "A", "C1", "DE", 6, 10m), ("3", "B", "C1", "DE", 6, 5m), ("3", "C", "C1", "DE", 6, 8m),
        ]);
        (await shop.DailySalesAsync()).Select(day => (day.NetSales, day.Orders)).ShouldBe([(25m, 1), (33m, 2)]);
        (await other.SalesAsync()).ShouldHaveSingleItem().TotalSales.ShouldBe(1m);
        await shop.UndoAsync(upload);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    /// <summary>With a day on every row the ones without a number may be orders of their own that somebody forgot to number.</summary>
    [Theory]
    [InlineData("yes", 3, 58)]
    [InlineData("no", 3, 38)]
    public async Task With_a_day_on_every_row_it_is_asked(string answer, int orders, decimal sales)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Merged, "merged.csv");
        var rows = "order_id,order_date,customer_id,sku,quantity,price\n1,2024-01-05,C1,A,2,10.00\n,2024-01-05,C1,B,1,5.00\n2,2024-01-06,C2,C,1,8.00\n3,2024-01-06,C1,A,1,10.00\n,2024-01-06,C1,B,1,7.00\n,2024-01-06,C1,C,1,8.00\n";

        var upload = await shop.LoadAsync(rows, "merged.csv");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error!.ShouldContain("3 rows without an order number stand under one that has it: say whether they belong to the order above them (fill_down: yes or no)");
        var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new(mapping) { ["fill_down"] = answer })).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.DailySalesAsync()).ShouldSatisfyAllConditions(days => days.Sum(day => day.Orders).ShouldBe(orders), days => days.Sum(day => day.NetSales).ShouldBe(sales));
        (await other.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(56m);
    }
}
