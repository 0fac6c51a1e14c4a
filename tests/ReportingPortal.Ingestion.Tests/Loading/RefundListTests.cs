using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Orders as shops' interfaces give them carry what was refunded as a list of objects.</summary>
public class RefundListTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    /// <summary>
    /// Two shirts of 20 and a mug of 10, without tax. One shirt came back, 20; 3 were given back for a late parcel, 20 : 10 over
    /// what is left; 4.90 of shipping are no sales.
    /// </summary>
    [Fact]
    public async Task Shopifys_partial_refunds_are_returned_on_their_lines()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string one = """{"id":9,"created_at":"2024-01-20T10:00:00+01:00","refund_line_items":[{"id":1,"line_item_id":501,"quantity":1,"subtotal":"20.00","total_tax":"0.00"}],"order_adjustments":[],"transactions":[{"amount":"20.00"}]}""";
        const string more = """{"id":10,"created_at":"2024-01-25T10:00:00+01:00","refund_line_items":[],"order_adjustments":[{"kind":"refund_discrepancy","amount":"-3.00"},{"kind":"shipping_refund","amount":"-4.90"}]}""";
        await other.LoadAsync(Shopify(""), "orders.json");
        await shop.LoadAsync(Shopify(""), "first.json");
        var before = await shop.RowsAsync();

        var later = await shop.LoadAsync(Shopify(one + "," + more), "later.json");
        var again = await shop.LoadAsync(Shopify(one + ",\n" + more), "again.json");

        (later.Preset, later.RowsNew, later.RowsChanged, later.RowsRejected).ShouldBe(("shopify_orders_api", 0, 2, 0));
        again.RowsUnchanged.ShouldBe(2);
        (await shop.LinesAsync()).Select(line => (line.ProductId, line.Kind, line.Quantity, line.NetSales)).ShouldBe(
            [("Mug", LineKind.Sale, 1m, 10m), ("Mug", LineKind.Return, 0m, -1m), ("S-1", LineKind.Sale, 2m, 40m), ("S-1", LineKind.Return, -1m, -22m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(50m), day => day.Returns.ShouldBe(23m), day => day.NetSales.ShouldBe(27m), day => day.UnitsSold.ShouldBe(2m));
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(50m);
        await shop.UndoAsync(again);
        await shop.UndoAsync(later);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    /// <summary>Of 23.80 with 20 of goods 11.90 went back: 10 of goods. Order 728 went back whole, 729 not at all.</summary>
    [Fact]
    public async Task WooCommerces_refunds_take_the_goods_share_of_them_back()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        static string Order(string number, string status, string refunds)
            => $$"""{"number":"{{number}}","status":"{{status}}","currency":"EUR","date_created":"2024-01-09T10:00:00","total":"23.80","refunds":[{{refunds}}],"billing":{"email":"b@example.com","country":"DE"},"line_items":[{"id":1,"name":"Shirt","quantity":1,"total":"15.00","sku":"S-1"},{"id":2,"name":"Cap","quantity":1,"total":"5.00","sku":"C-1"}]}""";
        await other.LoadAsync("[" + Order("727", "processing", "") + "]", "orders.json");

        await shop.LoadAsync(
            "[" + Order("727", "completed", """{"id":1,"reason":"","total":"-10.00"},{"id":2,"total":"-1.90"}""") + ","
            + Order("728", "refunded", """{"id":3,"total":"-23.80"}""") + "," + Order("729", "completed", "") + "]", "orders.json");

        (await shop.LinesAsync()).Where(line => line.Kind == LineKind.Return).Select(line => (line.OrderId, line.ProductId, line.NetSales)).ShouldBe(
            [("727", "C-1", -2.5m), ("727", "S-1", -7.5m), ("728", "C-1", -5m), ("728", "S-1", -15m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m, "20 − 10, 0 and 20");
        (await shop.WrongCountsAsync()).ShouldBe(0);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
    }

    private static string Shopify(string refunds) => $$$"""
        {"orders":[{"id":4507,"name":"#1001","created_at":"2024-01-08T10:00:00+01:00","email":"a@example.com","financial_status":"paid","cancelled_at":null,"currency":"EUR",
        "subtotal_price":"50.00","total_price":"54.90","total_tax":"0.00","total_discounts":"0.00","total_shipping_price_set":{"shop_money":{"amount":"4.90"}},"refunds":[{{{refunds}}}],
        "line_items":[{"id":501,"sku":"S-1","name":"Shirt - S","quantity":2,"price":"20.00","total_discount":"0.00"},{"id":502,"sku":null,"name":"Mug","quantity":1,"price":"10.00","total_discount":"0.00"}]}]}
        """;
}
