using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>Lists of sales name customers too: they are no lists of people, or all of their orders would be lost.</summary>
public class SaleListTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Objects =
        """
        {"id":"00123","created_at":"2024-01-13T10:15:00+01:00","customer":{"id":5,"email":"ann@x.example"},"currency":"EUR","items":[{"sku":"P-1","name":"Chair","quantity":2,"price":"12.50"},{"sku":"P-2","name":"Desk","quantity":1,"price":"100.00"}],"total":125}
        {"id":"00124","created_at":"2024-01-25T23:30:00+01:00","customer":{"id":6,"email":"bob@x.example"},"currency":"EUR","items":[{"sku":"P-1","name":"Chair","quantity":1,"price":"12.50"}],"total":12.5}
        """;

    [Fact]
    public async Task Objects_of_orders_with_a_customer_inside_are_orders()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("customer_id,name,created_at\n5,Ann,2024-01-01\n");

        var upload = await shop.LoadAsync(Objects, "orders.jsonl");

        (upload.Kind, upload.Status, upload.RowsNew).ShouldBe((UploadKind.OrderLines, UploadStatus.Succeeded, 3), upload.Error);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.CustomerId, l.ProductId, l.NetSales)).ShouldBe(
            [("00123", "5", "P-1", 25m), ("00123", "5", "P-2", 100m), ("00124", "6", "P-1", 12.5m)]);
        (await other.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().Name.ShouldBe("Ann");
    }

    [Fact]
    public async Task Json_in_utf_16_is_read_as_well()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync([.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes(Objects)], "orders.json");

        (upload.Kind, upload.Status).ShouldBe((UploadKind.OrderLines, UploadStatus.Succeeded), upload.Error);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(137.5m);
    }

    /// <summary>"id" may be the order's: that is asked, and the customers are not made of it meanwhile.</summary>
    [Fact]
    public async Task A_day_and_a_total_beside_customers_are_those_of_orders()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("id,date,customer_id,name,total\n1,2024-01-13,5,Ann,25.50\n2,2024-01-14,6,Bob,10.00\n3,2024-01-15,5,Ann,10.25\n");

        (upload.Kind, upload.Status).ShouldBe((UploadKind.OrderLines, UploadStatus.NeedsMapping));
        upload.Error!.ShouldContain("id is taken for the Order number");
        (await shop.ReadAsync(db => db.Customers)).ShouldBeEmpty();
        (await shop.AnswerAsync(upload.UploadId, upload.Kind, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!)).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.CustomerId, l.NetSales)).ShouldBe([("1", "5", 25.5m), ("2", "6", 10m), ("3", "5", 10.25m)]);
    }

    [Fact]
    public async Task Customers_with_what_they_spent_stay_customers()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("customer_id,name,email,signup_date,total_spent\n5,Ann,ann@x.example,2024-01-13,25.50\n6,Bob,bob@x.example,2024-01-14,10.00\n");

        (upload.Kind, upload.Preset, upload.Status).ShouldBe((UploadKind.Customers, "customers", UploadStatus.Succeeded));
    }

    /// <summary>Units of whole orders: 3, 1 and 3.</summary>
    [Fact]
    public async Task Rows_that_are_whole_orders_name_their_units()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(
            "Order ID,Customer Email,Order Date,Order Status,Subtotal (ex tax),Total Quantity\n"
            + "101,ann@x.example,13/01/2024,Completed,25.00,3\n102,bob@x.example,14/01/2024,Completed,10.00,1\n103,bob@x.example,25/01/2024,Completed,15.00,3\n");

        (await shop.DailySalesAsync()).Select(day => (day.NetSales, day.UnitsSold)).ShouldBe([(25m, 3m), (10m, 1m), (15m, 3m)]);
    }
}
