using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Events as analytics services export them.</summary>
public class EventExportTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task Events_of_Google_Analytics_have_the_products_of_their_items_whatever_arrays_stand_before()
    {
        const string Parameters = "\"event_params\":[{\"key\":\"ga_session_id\",\"value\":{\"int_value\":\"111\"}},{\"key\":\"page_title\",\"value\":{\"string_value\":\"Lamp\"}}]";
        const string Lamp = "{\"item_id\":\"SKU1\",\"item_name\":\"Lamp\",\"item_category\":\"Home\",\"price\":20.0,\"quantity\":2}";
        const string Book = "{\"item_id\":\"SKU2\",\"item_name\":\"Book\",\"item_category\":\"Books\",\"price\":5.5,\"quantity\":1}";
        var (shop, other) = (await database.NewShopAsync("UTC"), await database.NewShopAsync("UTC"));
        string Event(string at, string name, string rest) => $"{{\"event_date\":\"20240105\",\"event_timestamp\":\"{at}\",\"event_name\":\"{name}\",{Parameters},\"user_pseudo_id\":\"9.8\",{rest}}}\n";
        await other.LoadAsync(Event("1704448800123456", "view_item", $"\"items\":[{Book}]"));

        var upload = await shop.LoadAsync(
            Event("1704448800123456", "view_item", $"\"items\":[{Lamp}]") + Event("1704448860123456", "begin_checkout", $"\"items\":[{Lamp}]")
            + Event("1704448920123456", "purchase", $"\"user_id\":\"u7\",\"ecommerce\":{{\"transaction_id\":\"T77\",\"purchase_revenue\":45.5}},\"items\":[{Lamp},{Book}]"));

        (upload.Status, upload.Kind, upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, UploadKind.Events, 4, 3, 1));
        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt).ThenBy(e => e.ProductId))).Select(e => (e.EventType, e.CustomerId, e.ProductId, e.Category, e.Price, e.Quantity)).ShouldBe(
        [
            (EventType.ProductView, "9.8", "SKU1", "Home", 20m, 2m), (EventType.Purchase, "9.8", "SKU1", "Home", 20m, 2m), (EventType.Purchase, "9.8", "SKU2", "Books", 5.5m, 1m),
        ]);
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.NetSales)).ShouldBe([("events:#T77", 40m), ("events:#T77", 5.5m)]);
        (await other.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tracked_events_have_their_price_from_their_properties_and_words_of_their_own()
    {
        var (shop, other) = (await database.NewShopAsync("UTC"), await database.NewShopAsync("UTC"));
        string Event(int minute, string name, string product, string price)
            => $"{{\"messageId\":\"m{minute}\",\"type\":\"track\",\"event\":\"{name}\",\"userId\":\"u1\",\"timestamp\":\"2024-01-05T10:0{minute}:00Z\",\"properties\":{{\"product_id\":\"{product}\",\"price\":{price},\"quantity\":2}}}}\n";
        await other.LoadAsync(Event(1, "Order Completed", "P1", "99.00"));

        await shop.LoadAsync(Event(1, "Product Viewed", "P1", "20.50") + Event(2, "Product Added", "P1", "20.50") + Event(3, "Added to Cart", "P2", "5.25")
            + Event(4, "Viewed Product", "P2", "5.25") + Event(5, "Order Completed", "P1", "20.50") + Event(6, "Placed Order", "P2", "5.25"));

        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt))).Select(e => (e.EventType, e.Price)).ShouldBe(
        [
            (EventType.ProductView, 20.5m), (EventType.AddToCart, 20.5m), (EventType.AddToCart, 5.25m), (EventType.ProductView, 5.25m),
            (EventType.Purchase, 20.5m), (EventType.Purchase, 5.25m),
        ]);
        (await shop.SalesAsync()).ShouldHaveSingleItem().TotalSales.ShouldBe(51.5m);
        (await other.SalesAsync()).ShouldHaveSingleItem().TotalSales.ShouldBe(198m);
    }
}
