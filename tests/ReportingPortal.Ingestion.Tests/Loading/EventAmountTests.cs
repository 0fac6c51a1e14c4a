using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Events that name a purchase's total instead of a price, and those that are about one product beside others about several.</summary>
public class EventAmountTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    /// <summary>20.50 in euros; the purchase in dollars is none of the shop's.</summary>
    [Fact]
    public async Task A_purchase_counts_by_its_total_where_no_price_stands_and_in_the_shops_currency_only()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync(currency: "USD"));
        const string events = "event_name,event_timestamp,user_pseudo_id,ga_session_id,transaction_id,value,currency\n"
            + "session_start,1704708000000000,p1,1,,,\nview_item,1704708000000001,p1,1,,5.25,EUR\npurchase,1704708060000000,p1,1,T1,20.50,EUR\npurchase,1704708060000002,p1,1,T2,30.50,USD\n";

        var upload = await shop.LoadAsync(events);
        await other.LoadAsync(events);

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 3, 1));
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["the amount is in USD, the shop's currency is EUR"]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20.5m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30.5m);
    }

    /// <summary>10 for three is 3.3333 each, and still 10; a second file and an undo leave it so.</summary>
    [Fact]
    public async Task A_total_that_its_units_do_not_divide_stays_whole()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "event,visitor_id,time,product_id,quantity,revenue,order_id\n";
        async Task<Upload> LoadAsync(string rows, string name)
        {
            var upload = await shop.LoadAsync(header + rows, name);
            if (upload.Status == UploadStatus.NeedsMapping)
            {
                (await shop.AnswerAsync(upload.UploadId, UploadKind.Events, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!)).ShouldBeEmpty();
                await shop.RunAsync(upload.UploadId);
            }

            return await shop.FindAsync(upload.UploadId);
        }

        await other.LoadAsync(header.Replace("revenue", "price") + "purchase,1,2024-01-08 10:01:00,A,3,3.3333,O1\n");
        await LoadAsync("purchase,1,2024-01-08 10:01:00,A,3,10.00,O1\n", "first.csv");
        var before = await shop.RowsAsync();
        var second = await LoadAsync("purchase,2,2024-01-08 11:01:00,A,7,20.00,O2\npurchase,1,2024-01-08 10:01:00,A,3,10.00,O1\n", "second.csv");

        (await shop.LinesAsync()).Select(line => (line.Quantity, line.UnitPrice, line.NetSales)).ShouldBe([(3m, 3.3333m, 10m), (7m, 2.8571m, 20m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(9.9999m);
        await shop.UndoAsync(second);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    /// <summary>25.50 for two units is 12.75 each; the view's 3 is no total of a purchase.</summary>
    [Fact]
    public async Task A_total_beside_products_is_asked_once_and_makes_the_price_of_a_unit()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "event,visitor_id,time,product_id,quantity,revenue,order_id";

        var upload = await shop.LoadAsync(header + "\nview,1,2024-01-08 10:00:00,A,,3,\npurchase,1,2024-01-08 10:01:00,A,2,25.50,O1\n");
        await other.LoadAsync(header + ",price\npurchase,1,2024-01-08 10:01:00,A,2,25.50,O1,10\n");

        upload.Error.ShouldBe("revenue is taken for the total of each purchase's own row. Confirm it; or leave it out if several rows of one purchase have its total, which would count once for each.");
        var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, UploadKind.Events, mapping)).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt))).Select(e => (e.EventType, e.Price, e.Quantity)).ShouldBe(
            [(EventType.ProductView, null, null), (EventType.Purchase, 12.75m, 2m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(25.5m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
    }

    /// <summary>Two of A at 10 and one of B at 5; what was looked at and put into the cart is known as well, whatever stood first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_about_one_product_keep_it_beside_those_with_an_array_of_products(bool isOrderFirst)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        string[] events =
        [
            """{"event":"Product Viewed","messageId":"m1","userId":"u1","timestamp":"2024-01-08T10:00:00Z","properties":{"product_id":"A","price":10,"category":"X"}}""",
            """{"event":"Product Added","messageId":"m2","userId":"u1","timestamp":"2024-01-08T10:01:00Z","properties":{"product_id":"A","price":10,"quantity":2,"products":[]}}""",
            """{"event":"Order Completed","messageId":"m3","userId":"u1","timestamp":"2024-01-08T10:02:00Z","properties":{"order_id":"O1","revenue":25,"products":[{"product_id":"A","price":10,"quantity":2},{"product_id":"B","price":5,"quantity":1}]}}""",
        ];
        await other.LoadAsync(events[0], "events.jsonl");

        await shop.LoadAsync(string.Join('\n', isOrderFirst ? events.Reverse() : events), "events.jsonl");

        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt).ThenBy(e => e.ProductId))).Select(e => (e.EventType, e.ProductId, e.Price, e.Quantity)).ShouldBe(
        [
            (EventType.ProductView, "A", 10m, null), (EventType.AddToCart, "A", 10m, 2m), (EventType.Purchase, "A", 10m, 2m), (EventType.Purchase, "B", 5m, 1m),
        ]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(25m);
        (await other.ReadAsync(db => db.Events)).ShouldHaveSingleItem().ProductId.ShouldBe("A");
    }
}
