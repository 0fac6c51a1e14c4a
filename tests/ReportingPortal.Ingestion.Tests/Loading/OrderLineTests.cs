using System.Text;
using Dapper;
using Npgsql;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class OrderLineTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task Discount_rates_costs_returns_and_statuses_make_the_money()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(
            """
            order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost,status
            1,2024-01-05 10:00,C1,North,A,Toys,2,50.00,0.10,40,completed
            1,2024-01-05 10:00,C1,North,B,Books,1,20.00,0,,completed
            1,2024-02-01 09:00,C1,North,A,Toys,-1,50.00,0.10,-20,completed
            2,2024-01-06 10:00,,South,A,Toys,1,50.00,0,20,completed
            3,2024-01-06 11:00,C2,South,A,Toys,1,50.00,0,20,Cancelled
            """);

        var lines = await shop.LinesAsync();
        lines.Select(l => (l.OrderId, l.ProductId, l.Occurrence, l.Kind, l.Discount, l.NetSales, l.Cost, l.IsValid)).ShouldBe(
        [
            ("1", "A", 1, LineKind.Sale, 10m, 90m, 40m, true),
            ("1", "A", 2, LineKind.Return, -5m, -45m, -20m, true),
            ("1", "B", 1, LineKind.Sale, 0m, 20m, null, true),
            ("2", "A", 1, LineKind.Sale, 0m, 50m, 20m, true),
            ("3", "A", 1, LineKind.Sale, 0m, 50m, 20m, false),
        ]);
        lines.Where(l => l.OrderId == "1").ShouldAllBe(l => l.OrderDate == new DateOnly(2024, 1, 5));
        var first = (await shop.DailySalesAsync())[0];
        (first.GrossSales, first.Discounts, first.Returns, first.NetSales).ShouldBe((120, 10, 45, 65));
        (first.CostedNetSales, first.Cost, first.LinesWithoutCost, first.UnitsSold, first.Orders, first.Customers).ShouldBe((45, 20, 1, 2, 1, 1));
        var second = (await shop.DailySalesAsync())[1];
        (second.NetSales, second.Orders, second.Customers, second.GuestOrders).ShouldBe((50, 1, 0, 1));
    }

    [Fact]
    public async Task Counts_are_exact_at_every_level()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(
            """
            order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost
            1,2024-01-05,C1,North,A,Toys,1,10,0,5
            1,2024-01-05,C1,North,B,Books,1,20,0,5
            2,2024-01-05,C1,South,A,Toys,1,10,0,5
            3,2024-01-05,C2,North,A,Toys,1,10,0,5
            """);

        (await shop.DailySalesAsync()).Select(d => (d.NetSales, d.Orders, d.Customers)).ShouldBe([(50, 3, 2)]);
        (await shop.DailySalesAsync(category: "Toys")).Select(d => (d.NetSales, d.Orders, d.Customers)).ShouldBe([(30, 3, 2)]);
        (await shop.DailySalesAsync("North")).Select(d => (d.NetSales, d.Orders, d.Customers)).ShouldBe([(40, 2, 2)]);
        (await shop.DailySalesAsync("North", "Books")).Select(d => (d.NetSales, d.Orders, d.Customers)).ShouldBe([(20, 1, 1)]);
        var ofC1 = await shop.ReadAsync(db => db.CustomerDays.Where(d => d.CustomerIds.Contains("C1")));
        ofC1.Sum(d => PackedNumbers.Read(d.Figures, 2)[0][d.CustomerIds.IndexOf("C1")]).ShouldBe(2);
    }

    [Theory]
    [InlineData(2, "more than a day's row holds")]
    [InlineData(10, "more than a whole number holds")]
    public async Task Amounts_that_add_up_to_more_than_can_be_kept_fail_the_file_with_that_reason(int lines, string because)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,quantity,unit_price\n";
        var file = header + string.Concat(Enumerable.Range(1, lines).Select(row => $"{row},2024-01-05,C1,A,1,99999999999999\n"));
        await other.LoadAsync(header + "1,2024-01-05,C1,A,1,99999999999999\n");

        var first = await shop.LoadAsync(file);
        var good = await shop.LoadAsync(header + "0,2024-01-04,C1,A,1,5\n");
        var next = await shop.LoadAsync(file);

        foreach (var failed in new[] { first, next })
        {
            failed.Status.ShouldBe(UploadStatus.Failed, because);
            failed.Error.ShouldBe(
                "Amounts add up to more than can be kept (99,999,999,999,999). Nothing of the file was taken over. Look for mistaken amounts or quantities in the file, and upload it again.");
        }

        good.Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(5);
        (await other.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(99_999_999_999_999);
    }

    [Fact]
    public async Task A_count_that_comes_to_more_than_can_be_kept_is_not_told_as_one_of_amounts()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,quantity,unit_price\n";
        await shop.LoadAsync(header + "1,2024-01-05,C1,A,1,5\n");
        await other.LoadAsync(header + "1,2024-01-05,C1,A,1,5\n");
        await using (var connection = new NpgsqlConnection(database.AdminConnectionString))
        {
            await connection.ExecuteAsync(
                "update product_summary set orders = 2147483647 where tenant_id = @TenantId and product_id = 'A'", new { shop.Tenant.TenantId });
        }

        var failed = await shop.LoadAsync(header + "2,2024-01-06,C1,A,1,5\n");
        var theirs = await other.LoadAsync(header + "2,2024-01-06,C1,A,1,5\n");

        failed.Status.ShouldBe(UploadStatus.Failed);
        failed.Error.ShouldBe(
            "A count came to more than can be kept (2,147,483,647). Nothing of the file was taken over. Look for a customer or product with far too many orders or events, "
                + "and upload the file again without them; if they are right, ask your administrator.");
        theirs.Status.ShouldBe(UploadStatus.Succeeded);
        (await other.ProductsAsync()).ShouldHaveSingleItem().Orders.ShouldBe(2);
    }

    [Theory]
    [InlineData("unit_cost", "2,99999999999999,99999999999999")]
    [InlineData("profit", "1,99999999999999,-99999999999999")]
    public async Task A_line_whose_cost_is_beyond_all_bounds_is_rejected(string column, string values)
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync($"order_id,order_date,customer_id,product_id,quantity,net_sales,{column}\n1,2024-01-05,C1,A,{values}\n2,2024-01-05,C1,A,1,5,1\n");

        (upload.RowsNew, upload.RowsRejected).ShouldBe((1, 1));
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldContain("the amount is too large");
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2024-03-31 00:10", "2024-03-30T18:40:00Z")]
    [InlineData("America/New_York", "2024-03-10 02:30", "2024-03-10T07:30:00Z")]
    [InlineData("America/New_York", "2024-11-03 01:30", "2024-11-03T05:30:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31 23:59:59", "2024-03-31T21:59:59Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "2024-03-30T23:00:00Z")]
    public async Task A_time_without_offset_is_the_shops_wall_clock(string zone, string written, string utc)
    {
        var shop = await database.NewShopAsync(zone);

        await shop.LoadAsync($"order_id,order_date,customer_id,product_id,unit_price\n1,{written},C1,A,5\n");

        var line = (await shop.LinesAsync()).ShouldHaveSingleItem();
        line.OrderedAt.ShouldBe(DateTimeOffset.Parse(utc));
        line.OrderDate.ShouldBe(DateOnly.ParseExact(written[..10], "yyyy-MM-dd"));
    }

    [Fact]
    public async Task A_time_with_an_offset_belongs_to_the_shops_day()
    {
        var shop = await database.NewShopAsync("Asia/Kolkata");

        await shop.LoadAsync("order_id,order_date,customer_id,product_id,unit_price\n1,2024-03-30T20:00:00Z,C1,A,5\n");

        (await shop.LinesAsync()).ShouldHaveSingleItem().OrderDate.ShouldBe(new DateOnly(2024, 3, 31));
    }

    [Fact]
    public async Task Line_breaks_in_quotes_byte_order_mark_and_empty_lines_are_normal_input()
    {
        var shop = await database.NewShopAsync();
        const string Text = "\uFEFForder_id,order_date,customer_id,product_name,quantity,unit_price\r\n\r\n"
            + "1,2024-01-05,C1,\"Lamp,\r\n\"\"large\"\"\",1,10\r\n\r\n2,2024-01-06,C1, Chair ,1,20\r\n\r\n";

        var upload = await shop.LoadAsync(Text);

        (upload.Status, upload.RowsRead, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 2, 2));
        (await shop.LinesAsync()).Select(l => (l.ProductId, l.RowNumber)).ShouldBe([("Lamp,\r\n\"large\"", 1), ("Chair", 2)]);
    }

    [Fact]
    public async Task A_rejected_row_keeps_its_values_and_says_everything_that_is_wrong()
    {
        var shop = await database.NewShopAsync(currency: "EUR");

        var upload = await shop.LoadAsync(
            """
            order_id,order_date,customer_id,product_id,quantity,unit_price,currency
            1,2024-01-05,C1,A,1,10,EUR
            ,2024-13-05,C1,A,one,10,USD
            3,2024-01-05,C1
            4,2024-01-05,C1,A,0,10,
            """);

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((4, 1, 3));
        var rejected = await shop.RejectedAsync(upload.UploadId);
        rejected.Select(r => r.RowNumber).ShouldBe([2, 3, 4]);
        rejected[0].Values.ShouldBe(["", "2024-13-05", "C1", "A", "one", "10", "USD"]);
        rejected[0].Reasons.ShouldBe(
        [
            "order_id is empty", "the amount is in USD, the shop's currency is EUR", "order_date is not a date: 2024-13-05", "quantity is not a number: one",
        ]);
        rejected[1].Reasons[0].ShouldBe("the row has 3 fields where the header has 7");
        rejected[2].Reasons.ShouldBe(["the quantity is 0"]);
    }

    [Fact]
    public async Task Lines_of_one_order_in_two_files_share_the_earliest_day()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,unit_price\n1,2024-01-05,C1,A,10\n");

        await shop.LoadAsync("order_id,order_date,customer_id,product_id,unit_price\n1,2024-01-03,C1,B,20\n");

        (await shop.SalesAsync()).Select(s => (s.SaleDate, s.TotalSales)).ShouldBe([(new DateOnly(2024, 1, 3), 30)]);
        (await shop.CustomersAsync()).ShouldHaveSingleItem().LifetimeOrders.ShouldBe(1);
    }

    [Fact]
    public async Task A_packed_file_is_unpacked()
    {
        var shop = await database.NewShopAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(WorkedExampleTests.Orders), TestContext.Current.CancellationToken);
        }

        (await shop.LoadAsync(packed.ToArray(), "orders.csv.gz")).RowsNew.ShouldBe(9);
    }

    [Fact]
    public async Task Dummy_orders_without_products_sell_their_category()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("Order ID,Order Date,Customer ID,Region,Category,Sales,Profit\nORD-1,2024-01-05,CUST-1,East,Furniture,100.50,-20.25\n");

        upload.Preset.ShouldBe("dummy_orders");
        var product = (await shop.ProductsAsync()).ShouldHaveSingleItem();
        (product.ProductId, product.Category, product.NetSales, product.Cost).ShouldBe(("Furniture", "Furniture", 100.5m, 120.75m));
    }
}
