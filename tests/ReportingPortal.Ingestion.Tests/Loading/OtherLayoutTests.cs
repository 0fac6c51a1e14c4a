using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class OtherLayoutTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task Rows_of_a_shopify_order_take_the_orders_values_from_its_first_row()
    {
        var shop = await database.NewShopAsync("Europe/London", "GBP");

        var upload = await shop.LoadAsync(
            """
            Name,Email,Financial Status,Currency,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Country,Cancelled at,Lineitem discount
            #1,a@example.com,paid,GBP,2.00,2024-01-05 08:45:00 +0000,2,Lamp,10.00,L1,France,,1.00
            #1,a@example.com,,,,2024-01-05 08:45:00 +0000,1,Book,5.00,B1,,,0.00
            #2,a@example.com,voided,GBP,0.00,2024-01-06 08:45:00 +0000,1,Lamp,10.00,L1,France,,0.00
            #2,a@example.com,,,,2024-01-06 08:45:00 +0000,1,Book,5.00,B1,,,0.00
            #3,b@example.com,paid,GBP,0.00,2024-01-07 08:45:00 +0000,1,Lamp,10.00,L1,Spain,2024-01-08 08:45:00 +0000,0.00
            """);

        (upload.Preset, upload.RowsNew, upload.RowsRejected).ShouldBe(("shopify_orders", 5, 0));
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.Region, l.NetSales, l.IsValid)).ShouldBe(
        [
            ("#1", "B1", "France", 4.5833m, true), ("#1", "L1", "France", 17.4167m, true),
            ("#2", "B1", "France", 5m, false), ("#2", "L1", "France", 10m, false), ("#3", "L1", "Spain", 10m, false),
        ]);
    }

    [Fact]
    public async Task Prices_of_a_shopify_order_that_include_tax_are_brought_down_to_net_sales()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(
            """
            Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount
            #1,a@example.com,paid,EUR,119.00,0.00,19.00,119.00,11.90,2024-01-05 08:45:00 +0000,1,Lamp,119.00,L1,0
            #1,a@example.com,,,,,,,,2024-01-05 08:45:00 +0000,1,Book,11.90,B1,
            #2,a@example.com,paid,EUR,100.00,5.00,19.95,124.95,0.00,2024-01-05 08:45:00 +0000,1,Lamp,100.00,L1,0
            """);

        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.NetSales, l.Discount)).ShouldBe(
            [("#1", "B1", 9.0909m, 0.9091m), ("#1", "L1", 90.9091m, 9.0909m), ("#2", "L1", 100m, 0m)]);
    }

    [Fact]
    public async Task The_shopify_copy_of_online_retail_orders_is_whole()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Europe/London", "GBP");
        var bytes = SharedData.Read("shopify_orders_layout.csv");
        var subtotals = CsvCopy.Parse(bytes, Encoding.UTF8).Where(r => r["Subtotal"].Length > 0).Sum(r => decimal.Parse(r["Subtotal"]));

        var upload = await shop.LoadAsync(bytes);

        (upload.RowsRead, upload.RowsRejected).ShouldBe((7484, 0));
        var days = await shop.DailySalesAsync();
        (days.Sum(d => d.Orders), days.Sum(d => d.NetSales)).ShouldBe((400, subtotals));
    }

    [Fact]
    public async Task Customer_orders_without_numbers_are_an_order_a_row()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync();
        var bytes = SharedData.Read("rfm_data_orders.csv");

        var upload = await shop.LoadAsync(bytes);
        var again = await shop.LoadAsync(bytes);

        (upload.Status, upload.Preset, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, "customer_orders", 4906));
        again.RowsUnchanged.ShouldBe(4906);
        var customers = await shop.CustomersAsync();
        (customers.Count, customers.Sum(c => c.LifetimeOrders), customers.Sum(c => c.LifetimeNetSales)).ShouldBe((995, 4906, 464_158m));
        (await shop.ProductsAsync()).ShouldHaveSingleItem().ProductId.ShouldBe("unknown");
    }

    [Fact]
    public async Task A_missing_order_number_is_asked_for_and_not_guessed()
    {
        var shop = await database.NewShopAsync();
        const string Text = "Beleg;customer_id;order_date;price\nx1;C1;2024-01-05;10\nx1;C1;2024-01-05;5\n";

        var upload = await shop.LoadAsync(Text);

        (upload.Status, upload.Kind).ShouldBe((UploadStatus.NeedsMapping, UploadKind.OrderLines));
        upload.Error!.ShouldContain("order_id");
    }
}
