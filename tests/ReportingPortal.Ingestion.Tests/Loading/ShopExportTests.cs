using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Exports of tills, markets and shop systems that are no known layouts: by their names and values alone.</summary>
public class ShopExportTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Shopware = "order_number;order_date_time;line_item_label;line_item_product_number;line_item_quantity;line_item_unit_price;line_item_total_price;customer_number;order_state\n"
        + "10001;2024-01-08T10:00:00.000+00:00;Tasse;SW1;2;10.00;20.00;20001;completed\n10001;2024-01-08T10:00:00.000+00:00;Becher;SW2;1;5.00;5.00;20001;completed\n"
        + "10002;2024-01-13T10:00:00.000+00:00;Hut;SW3;1;8.00;8.00;20002;cancelled\n";

    private const string Zettle = "Date,Time,Receipt number,Receipt type,Category,Name,SKU,Quantity,Final price (EUR),Unit price (EUR),Discount (EUR)\n"
        + "2024-01-08,10:15,100,Sale,Cups,Cup,Z1,2,18.00,10.00,2.00\n2024-01-08,10:15,100,Sale,Mugs,Mug,Z2,1,5.00,5.00,0.00\n2024-01-13,12:15,101,Refund,Mugs,Mug,Z2,-1,-5.00,5.00,0.00\n";

    private const string Shopee = "Order ID,Order Status,Order Creation Date,Product Name,SKU Reference No.,Original Price,Deal Price,Quantity,Product Subtotal,Total Discount,City\n"
        + "A,Completed,2024-01-08 10:00,Cup,S1,12.00,10.00,2,20.00,4.00,Bonn\nA,Completed,2024-01-08 10:00,Mug,S2,5.00,5.00,1,5.00,0.00,Bonn\nB,Cancelled,2024-01-13 10:00,Cap,S3,8.00,8.00,1,8.00,0.00,Paris\n";

    /// <summary>2 × 10 + 5 less 5 of discount; 8 came back whole. Only the first row of an order says when and who.</summary>
    private const string Squarespace = "Order ID,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
        + "00001,ann@x.de,PAID,EUR,25.00,0.00,0.00,0.00,20.00,5.00,2024-01-08 10:00:00 +0100,2,Cup,10.00,Q1\n00001,ann@x.de,,,,,,,,,,1,Mug,5.00,Q2\n"
        + "00002,bob@x.de,REFUNDED,EUR,8.00,0.00,0.00,8.00,8.00,0.00,2024-01-13 10:00:00 +0100,1,Cap,8.00,Q3\n";

    private const string Amplitude = """
        {"event_type":"product_view","event_time":"2024-01-08 10:00:00.000","user_id":"u1","session_id":1,"event_properties":{"product_id":"A","price":10}}
        {"event_type":"purchase","event_time":"2024-01-08 10:05:00.000","user_id":"u1","session_id":1,"event_properties":{"product_id":"A","price":10,"quantity":2,"order_id":"O1"}}
        """;

    [Theory]
    [InlineData(Shopware, 25, 1, 3)]
    [InlineData(Zettle, 18, 1, 2)]
    [InlineData(Shopee, 25, 1, 3)]
    [InlineData(Squarespace, 20, 2, 4)]
    [InlineData(Amplitude, 20, 1, 2)]
    public async Task An_export_is_understood_by_its_names_and_values(string text, decimal netSales, int orders, decimal units)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle.Replace("18.00", "19.00"), "other.csv");

        var upload = await shop.LoadAsync(text, "export.csv");

        (upload.Status, upload.Error, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, null, 0));
        (await shop.DailySalesAsync()).ShouldSatisfyAllConditions(
            days => days.Sum(day => day.NetSales).ShouldBe(netSales), days => days.Sum(day => day.Orders).ShouldBe(orders), days => days.Sum(day => day.UnitsSold).ShouldBe(units));
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(19m);
    }

    /// <summary>50 and 6 of the 10 that 4 were refunded of; 20 went back whole, 30 were never paid.</summary>
    [Fact]
    public async Task Payments_are_taken_less_what_was_refunded_of_them()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle, "other.csv");

        var upload = await shop.LoadAsync(
            "id,Description,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer ID,Customer Email,Invoice ID\n"
            + "ch_1,Order 1,2024-01-08 10:00,50.00,0.00,eur,1.70,Paid,cus_1,ann@x.de,\nch_2,Order 2,2024-01-09 10:00,20.00,20.00,eur,0.80,Refunded,cus_2,bob@x.de,\n"
            + "ch_3,Order 3,2024-01-09 11:00,30.00,0.00,eur,0.00,Failed,cus_2,bob@x.de,\nch_4,Order 4,2024-01-19 10:00,10.00,4.00,eur,0.50,Paid,cus_1,ann@x.de,\n", "payments.csv");

        upload.Error!.ShouldStartWith("No column is chosen for order_id");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!)).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(56m);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(18m);
    }

    [Theory]
    [InlineData("Order ID,Customer ID,Order Date,Order Status,Subtotal (ex tax),Tax Total,Shipping Cost (ex tax),Order Total (inc tax)\n100,1,2024-01-08,Completed,40.00,7.60,5.00,53.55\n", null, 40)]
    [InlineData("Sale Date,Order ID,Buyer User ID,Number of Items,Order Value,Discount Amount,Shipping,Sales Tax,Order Total,Status\n2024-01-08,3101,ann1,3,55.00,4.00,5.00,0.00,56.00,Shipped\n",
        "Order Value may be before Discount Amount, which lowers net sales. If so, choose Order Value for gross_sales instead of net_sales; if not, confirm the mapping as it is.", 0)]
    [InlineData("SKU,Fecha,Unidades\nM1,enero,2\n", "Say what the rows are: customers, products, order_lines or events.", 0)]
    public async Task Whole_orders_are_taken_by_their_goods_and_what_is_open_is_asked(string text, string? question, decimal netSales)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle, "other.csv");

        var upload = await shop.LoadAsync(text, "orders.csv");

        upload.Error.ShouldBe(question);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(netSales);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(18m);
    }
}
