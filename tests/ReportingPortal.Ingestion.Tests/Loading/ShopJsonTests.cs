using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>What interfaces of shop systems answer with: one object around an array of products or orders, with arrays inside.</summary>
public class ShopJsonTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Shirt = """{"id":1,"title":"Shirt","images":[{"id":5}],"product_type":"Clothing","variants":[{"id":11,"sku":"S-1","price":"19.90"},{"id":12,"sku":"S-2","price":"21.90"}]}""";
    private const string Mug = """{"id":2,"title":"Mug","images":[],"product_type":"Home","variants":[{"id":21,"sku":null,"price":"9.00"}]}""";

    [Theory]
    [InlineData("{\"products\":[", "]}")]
    [InlineData("{\n  \"products\" : [\n", "\n]\n}\n")]
    [InlineData("[", "]")]
    public async Task Shopifys_products_are_their_variants(string before, string after)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("sku,name,category,price\nS-1,Hat,Hats,1\n", kind: UploadKind.Products);

        var upload = await shop.LoadAsync($"{before}{Shirt},{Mug}{after}", "products.json");

        (upload.Kind, upload.Preset, upload.RowsRejected).ShouldBe((UploadKind.Products, "shopify_products_api", 0));
        (await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => (p.ProductId, p.Name, p.Category, p.Price)).ShouldBe(
            [("Mug", "Mug", "Home", 9m), ("S-1", "Shirt", "Clothing", 19.9m), ("S-2", "Shirt", "Clothing", 21.9m)]);
        (await other.ReadAsync(db => db.Products)).ShouldHaveSingleItem().Name.ShouldBe("Hat");
    }

    /// <summary>
    /// Order 1001: 2 × 19.90 + 10.00 less 2.00 is 47.80 with 19 % tax in it, 8.91 of 55.80; without it 47.80 × 46.89 / 55.80 = 40.1674.
    /// Order 1002 was refunded, 1003 cancelled.
    /// </summary>
    [Fact]
    public async Task Shopifys_orders_are_their_items_less_discount_and_tax()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        static string Order(string name, string status, string cancelled, string items, string sums)
            => $$"""{"id":4507894{{name}},"name":"#{{name}}","created_at":"2024-01-08T10:00:00+01:00","email":"a@example.com","financial_status":"{{status}}","cancelled_at":{{cancelled}},"currency":"EUR",{{sums}},"tax_lines":[{"price":"8.91"}],"shipping_address":{"country_code":"DE","city":"Bonn"},"line_items":[{{items}}],"refunds":[]}""";
        const string sums = "\"subtotal_price\":\"47.80\",\"total_price\":\"55.80\",\"total_tax\":\"8.91\",\"total_discounts\":\"2.00\",\"total_shipping_price_set\":{\"shop_money\":{\"amount\":\"8.00\"}}";
        const string one = "\"subtotal_price\":\"20.00\",\"total_price\":\"20.00\",\"total_tax\":\"0.00\",\"total_discounts\":\"0.00\",\"total_shipping_price_set\":{\"shop_money\":{\"amount\":\"0.00\"}}";
        const string shirt = """{"id":1,"sku":"S-1","name":"Shirt - S","quantity":2,"price":"19.90","total_discount":"0.00"}""";
        const string mug = """{"id":2,"sku":null,"name":"Mug","quantity":1,"price":"10.00","total_discount":"0.00"}""";
        const string cap = """{"id":3,"sku":"C-1","name":"Cap","quantity":1,"price":"20.00","total_discount":"0.00"}""";
        await other.LoadAsync("{\"orders\":[" + Order("1001", "paid", "null", cap, one) + "]}", "orders.json");

        var upload = await shop.LoadAsync(
            "{\"orders\":[" + Order("1001", "paid", "null", shirt + "," + mug, sums) + "," + Order("1002", "refunded", "null", cap, one) + ","
            + Order("1003", "paid", "\"2024-01-09T10:00:00+01:00\"", cap, one) + "]}", "orders.json");

        (upload.Preset, upload.RowsRead, upload.RowsRejected).ShouldBe(("shopify_orders_api", 4, 0));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.Kind, line.Quantity, line.IsValid)).ShouldBe(
        [
            ("#1001", "Mug", LineKind.Sale, 1m, true), ("#1001", "S-1", LineKind.Sale, 2m, true), ("#1002", "C-1", LineKind.Sale, 1m, true),
            ("#1002", "C-1", LineKind.Return, 0m, true), ("#1003", "C-1", LineKind.Sale, 1m, false),
        ]);
        (await shop.DailySalesAsync("DE")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            day => day.NetSales.ShouldBe(40.1674m, 0.0002m), day => day.Returns.ShouldBe(20m), day => day.Orders.ShouldBe(2));
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
    }

    [Fact]
    public async Task WooCommerces_orders_are_their_items_without_tax()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string orders = """
            [{"id":727,"number":"727","status":"processing","currency":"EUR","date_created":"2024-01-08T10:00:00","total":"63.46","billing":{"last_name":"B","city":"Bonn","country":"DE","email":"a@example.com"},
              "meta_data":[{"id":1,"key":"x","value":"y"}],"line_items":[{"id":315,"name":"Shirt","product_id":93,"quantity":2,"subtotal":"39.80","total":"38.20","total_tax":"7.26","sku":"S-1","price":19.1},
              {"id":316,"name":"Mug","product_id":94,"quantity":1,"subtotal":"10.00","total":"9.60","total_tax":"1.82","sku":"","price":9.6}]},
             {"id":728,"number":"728","status":"refunded","currency":"EUR","date_created":"2024-01-09T10:00:00","total":"23.80","billing":{"city":"Bonn","country":"DE","email":"b@example.com"},
              "line_items":[{"id":317,"name":"Shirt","product_id":93,"quantity":1,"subtotal":"20.00","total":"20.00","total_tax":"3.80","sku":"S-1","price":20}]}]
            """;
        await other.LoadAsync(orders.Replace("EUR", "USD"), "orders.json");

        var upload = await shop.LoadAsync(orders, "orders.json");

        (upload.Preset, upload.RowsRead, upload.RowsRejected).ShouldBe(("woocommerce_orders_api", 3, 0));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.Kind, line.NetSales)).ShouldBe(
            [("727", "Mug", LineKind.Sale, 9.6m), ("727", "S-1", LineKind.Sale, 38.2m), ("728", "S-1", LineKind.Sale, 20m), ("728", "S-1", LineKind.Return, -20m)]);
        (await shop.CustomersAsync()).Select(customer => customer.CustomerId).ShouldBe(["a@example.com", "b@example.com"]);
        (await other.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task WooCommerces_products_are_known_by_their_sku_or_name()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("sku,name,category,price\nS-1,Hat,Hats,1\n", kind: UploadKind.Products);

        await shop.LoadAsync(
            """
            [{"id":93,"name":"Shirt","slug":"shirt","sku":"S-1","price":"19.90","regular_price":"24.90","categories":[{"id":9,"name":"Clothing"}],"images":[{"id":1,"name":"front"}]},
             {"id":94,"name":"Mug","slug":"mug","sku":"","price":"9","regular_price":"9","categories":[{"id":10,"name":"Home"}],"images":[]}]
            """, "products.json");

        (await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => (p.ProductId, p.Name, p.Category, p.Price)).ShouldBe(
            [("Mug", "Mug", "Home", 9m), ("S-1", "Shirt", "Clothing", 24.9m)]);
    }

    /// <summary>Answers of interfaces have pages and counts beside their rows, before or after, or in objects of their own.</summary>
    [Theory]
    [InlineData("{\"status\":\"ok\",\"total\":2,\"orders\":[", "]}")]
    [InlineData("{\"orders\":[", "],\"total\":2,\"has_more\":false,\"links\":[{\"rel\":\"next\"}]}\n")]
    [InlineData("{\n \"meta\": {\"page\": 1, \"per_page\": [50]},\n \"data\": [", "],\n \"exported_by\": \"Ann ]}\" }")]
    [InlineData("{\"data\":{\"orders\":[", "],\"pageInfo\":{\"hasNextPage\":false}},\"total\":1}")]
    [InlineData("{\"total\":2,\"count\":2,\"offset\":0,\"items\":[", "],\"limit\":100}")]
    public async Task What_stands_around_an_array_of_orders_is_none_of_them(string before, string after)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("order_id,order_date,product_id,quantity,price\n7,2024-01-08,A,1,1\n");
        const string order = """{"order_id":"7","order_date":"2024-01-08","customer_id":"C1","total":25,"line_items":[{"product_id":"A","quantity":2,"price":10},{"product_id":"B","quantity":1,"price":5}]}""";

        var upload = await shop.LoadAsync($"{before}{order},{order.Replace("\"7\"", "\"8\"")}{after}", "orders.json");

        (upload.Status, upload.RowsRead).ShouldBe((UploadStatus.Succeeded, 4));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.NetSales)).ShouldBe([("7", "A", 20m), ("7", "B", 5m), ("8", "A", 20m), ("8", "B", 5m)]);
        (await other.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(1m);
    }

    [Fact]
    public async Task A_product_of_several_categories_is_in_the_first_of_a_list_of_objects()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("sku,name,category,price\nS-1,Hat,Hats,1\n", kind: UploadKind.Products);

        var upload = await shop.LoadAsync(
            """[{"id":93,"name":"Shirt","slug":"shirt","sku":"S-1","regular_price":"24.90","categories":[{"id":9,"name":"Clothing"},{"id":11,"name":"Sale"}],"tags":[{"id":1},{"id":2}],"images":[]}]""", "products.json");

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((1, 1, 0));
        (await shop.ReadAsync(db => db.Products)).ShouldHaveSingleItem().Category.ShouldBe("Clothing");
        (await other.ReadAsync(db => db.Products)).ShouldHaveSingleItem().Name.ShouldBe("Hat");
    }

    /// <summary>An object that has more to say than its array is a row of its own: its order number is not lost.</summary>
    [Fact]
    public async Task An_order_that_begins_with_its_items_is_no_array_of_orders()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("order_id,order_date,product_id,quantity,price\n7,2024-01-08,A,1,1\n");

        await shop.LoadAsync("""{"items":[{"product_id":"A","quantity":2,"price":10},{"product_id":"B","quantity":1,"price":5}],"order_id":7,"customer_id":"C1","order_date":"2024-01-08"}""", "order.json");

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.NetSales)).ShouldBe([("7", "A", 20m), ("7", "B", 5m)]);
        (await other.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(1m);
    }
}
