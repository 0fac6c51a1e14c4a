using System.Text.Json;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>What is chosen before a person looks is what the file shows: confirmed unread it gives the shop's own sums.</summary>
public class FirstGuessTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string EtsyItems =
        "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,"
        + "Ship Name,Ship City,Ship State,Ship Country,Order ID,Variations,Order Type,SKU\n"
        + "03/04/24,Clay cup,ann1,2,20.00,SPRING,10 off,4.00,0,5.00,0,40.00,USD,71,901,03/04/24,03/06/24,Ann A,Bath,,United Kingdom,3101,,online,CUP\n"
        + "03/04/24,Spoon,ann1,1,5.00,,,0,0,5.00,0,5.00,USD,72,902,03/04/24,03/06/24,Ann A,Bath,,United Kingdom,3101,,online,\n"
        + "03/05/24,Clay cup,bob2,1,20.00,,,0,0,5.00,1.20,20.00,USD,73,901,03/05/24,03/06/24,Bob B,Austin,TX,United States,3102,,online,CUP\n";

    private const string Wix =
        "Order number,Date created,Time,Total order quantity,Contact email,Item,Variant,SKU,Qty,Quantity refunded,Price,Delivery country,Delivery city,Billing name,Payment status,Coupon code,Gift card amount,Shipping rate,Total tax,Total,Currency,Refunded amount,Net amount,Fulfillment status\n"
        + "10001,\"Dec 8, 2024\",9:15:51 AM,3,ann@x.de,Lamp,,L1,2,0,25.00,Germany,Bonn,Ann A,Paid,,0,5.00,0,65.00,EUR,0,65.00,Fulfilled\n"
        + "10001,\"Dec 8, 2024\",9:15:51 AM,3,ann@x.de,Book,,B1,1,0,10.00,Germany,Bonn,Ann A,Paid,,0,5.00,0,65.00,EUR,0,65.00,Fulfilled\n"
        + "10002,\"Dec 9, 2024\",4:05:00 PM,1,bob@x.de,Book,,B1,1,1,10.00,Germany,Kiel,Bob B,Partially refunded,,0,2.50,0,12.50,EUR,5.00,7.50,Fulfilled\n";

    /// <summary>40 − 4 + 5 on the fourth, 20 on the fifth; month first, as Etsy writes.</summary>
    [Fact]
    public async Task Etsys_item_total_is_before_its_discount()
    {
        var (shop, other) = (await database.NewShopAsync("UTC", "USD"), await database.NewShopAsync("UTC", "USD"));
        await other.LoadAsync(EtsyItems.Replace("4.00,0,5.00,0,40.00", "0,0,5.00,0,40.00"));

        var upload = await shop.LoadAsync(EtsyItems);

        (upload.Status, upload.Preset, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "etsy_order_items", 0), upload.Error);
        (await shop.DailySalesAsync()).Select(day => (day.SaleDate.Month, day.SaleDate.Day, day.NetSales, day.Orders)).ShouldBe([(3, 4, 41m, 1), (3, 5, 20m, 1)]);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.Quantity)).ShouldBe([("3101", "CUP", 2m), ("3101", "Spoon", 1m), ("3102", "CUP", 1m)]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(65m);
    }

    /// <summary>2 × 25 + 10 on the eighth; of the other 10 the goods' share of 5, 5 × 10 / 12.50 = 4, went back.</summary>
    [Fact]
    public async Task Wixs_totals_are_the_whole_orders_on_each_of_its_rows()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Wix.Replace("25.00,Germany", "1.00,Germany"));

        var upload = await shop.LoadAsync(Wix);

        (upload.Status, upload.Preset, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "wix_orders", 0), upload.Error);
        (await shop.DailySalesAsync()).Select(day => (day.SaleDate, day.NetSales)).ShouldBe([(new DateOnly(2024, 12, 8), 60m), (new DateOnly(2024, 12, 9), 6m)]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(18m);
    }

    /// <summary>20 − 2 + 5 + 10 − 1. Whoever knows better may still say that the total is each row's own, and is not asked again.</summary>
    [Fact]
    public async Task What_rows_show_is_chosen_and_another_word_is_taken_once()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Items = "order_id,order_date,sku,quantity,price,discount amount,item total\n1,2024-01-08,A,2,10.00,2.00,20.00\n1,2024-01-08,B,1,5.00,0.00,5.00\n2,2024-01-09,A,1,10.00,1.00,10.00\n";

        var (first, second) = (await shop.LoadAsync(Items), await other.LoadAsync(Items));
        var chosen = JsonSerializer.Deserialize<Dictionary<string, string>>(first.Mapping!)!;
        (await shop.AnswerAsync(first.UploadId, first.Kind, chosen)).ShouldBeEmpty();
        (await shop.RunAsync(first.UploadId)).ShouldBe(UploadStatus.Succeeded);
        var otherwise = new Dictionary<string, string>(chosen) { ["net_sales"] = "item total" };
        otherwise.Remove("gross_sales");
        (await other.AnswerAsync(second.UploadId, second.Kind, otherwise)).ShouldBeEmpty();
        (await other.RunAsync(second.UploadId)).ShouldBe(UploadStatus.Succeeded);

        (chosen["gross_sales"], chosen.ContainsKey("net_sales")).ShouldBe(("item total", false));
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(32m);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(35m);
    }

    /// <summary>20 + 10; the sale's own row would count them again, and with the tax.</summary>
    [Fact]
    public async Task Lightspeeds_row_of_a_whole_sale_and_its_payments_are_none_of_its_lines()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Sales = "Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,Paid,Details,Register,User,Status,Sku\n"
            + "2024-01-05 10:00:00,1001,Sale,ann-1,Ann A,,3,30.00,5.70,0.00,0.00,35.70,35.70,2 X Cup + 1 X Pot,Main,Kim,Completed,\n"
            + "2024-01-05 10:00:00,1001,Sale Line,,,,2,20.00,3.80,0.00,0.00,23.80,,Cup,Main,Kim,,CUP\n2024-01-05 10:00:00,1001,Sale Line,,,,1,10.00,1.90,0.00,0.00,11.90,,Pot,Main,Kim,,POT\n"
            + "2024-01-05 10:00:00,1001,Payment,,,,,,,,,,35.70,Cash,Main,Kim,,\n";
        await other.LoadAsync(Sales.Replace("20.00,3.80", "21.00,3.80"));

        var upload = await shop.LoadAsync(Sales);

        (upload.Status, upload.Preset, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "lightspeed_sales", 2, 2), upload.Error);
        (await shop.LinesAsync()).Select(l => (l.ProductId, l.CustomerId, l.Quantity, l.NetSales)).ShouldBe([("CUP", "ann-1", 2m, 20m), ("POT", "ann-1", 1m, 10m)]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(31m);
    }

    /// <summary>110 of goods; 20 of the total are shipping and tax.</summary>
    [Fact]
    public async Task Goods_named_beside_a_bare_total_are_chosen()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Orders = "Order ID,Customer,Status,Total,Date Added,Date Modified,Sub-Total,Shipping,Tax\n1,Ann A,Complete,130.00,15/01/2024,16/01/2024,110.00,5.00,15.00\n2,Bob B,Canceled,70.00,25/01/2024,26/01/2024,60.00,5.00,5.00\n";
        await other.LoadAsync(Orders.Replace("110.00", "10.00"));

        var upload = await shop.LoadAsync(Orders);

        (upload.Status, upload.Error).ShouldBe((UploadStatus.Succeeded, null));
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(110m);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(10m);
    }
}
