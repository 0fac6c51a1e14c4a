using System.Text.Json;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

public class AmountQuestionTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task A_total_beside_tax_and_shipping_is_asked_about_and_less_them_when_it_holds_them()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "Order ID,Order Date,Customer,Product,Quantity,Unit Price,Tax,Shipping,Total\n";

        var upload = await shop.LoadAsync(header + "A1,2024-03-10,Ann,Cup,2,10.00,1.80,5.00,26.80\n");
        var net = await other.LoadAsync(header.Replace("Total", "Net Total") + "A1,2024-03-10,Ann,Cup,2,10.00,1.80,5.00,20.00\n");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe(
            "Total may have Tax and Shipping in it, which net sales have not. If so, choose Tax for tax and Shipping for shipping, and it is taken off; if not, confirm the mapping as it is.");
        var mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new(mapping) { ["tax"] = "Tax", ["shipping"] = "Shipping" })).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
        net.Status.ShouldBe(UploadStatus.Succeeded);
        (await other.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
    }

    [Fact]
    public async Task A_discount_in_whole_numbers_is_asked_about_and_ten_percent_of_twenty_are_two()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string rows = "1,2024-01-05,C1,A,2,10.00,10\n2,2024-01-05,C1,A,1,10.00,0\n3,2024-01-05,C1,A,1,10.00,50%\n";
        const string header = "order_id,order_date,customer_id,product_id,quantity,unit_price,";

        var upload = await shop.LoadAsync(header + "Discount\n" + rows);
        var named = await other.LoadAsync(header + "Discount %\n" + rows);

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe(
            "Discount may be money or percent: all of it are whole numbers up to 10. If 10 means 10 %, choose it for discount_rate instead of discount; if not, confirm the mapping as it is.");
        var mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        mapping.Remove("discount");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, new(mapping) { ["discount_rate"] = "Discount" })).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.LinesAsync()).Select(line => (line.Discount, line.NetSales)).ShouldBe([(2m, 18m), (0m, 10m), (5m, 5m)]);
        named.Status.ShouldBe(UploadStatus.Succeeded);
        (await other.LinesAsync()).Select(line => line.NetSales).ShouldBe([18m, 10m, 5m]);
    }

    [Fact]
    public async Task A_bare_id_beside_amounts_and_days_is_asked_about_and_not_taken_for_a_customers()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());

        var orders = await shop.LoadAsync("ID,Purchase Date,Ship-to Name,Grand Total (Base),Customer Email\n1,2024-01-05,Ann,60.50,a@example.com\n");
        var customers = await other.LoadAsync("id,name,email,created_at,spent\n1,Ann,a@example.com,2024-01-05,60.50\n");

        (orders.Status, orders.RowsNew).ShouldBe((UploadStatus.NeedsMapping, 0));
        orders.Error!.ShouldStartWith("ID is taken for the order number (order_id) by its name alone.");
        (customers.Status, customers.Kind).ShouldBe((UploadStatus.Succeeded, UploadKind.Customers));
    }

    [Fact]
    public async Task Taxes_that_stand_before_the_items_of_an_object_are_not_its_rows()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string order = """
            [{"order_number":"A-1","created_at":"2024-01-31T12:00:00Z","email":"a@example.com","tax_lines":[{"title":"VAT","price":"4.80","rate":0.2},{"title":"City","price":"1.00","rate":0.04}],
            "line_items":[{"sku":"X","quantity":2,"price":"10.00","tax_lines":[{"price":"4.00"}]},{"sku":"Y","quantity":1,"price":"4.00"}]}]
            """;
        await other.LoadAsync(order.Replace("10.00", "11.00"));

        var upload = await shop.LoadAsync(order);

        (upload.Status, upload.RowsRead, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 2, 2));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.Quantity, line.NetSales)).ShouldBe([("A-1", "X", 2m, 20m), ("A-1", "Y", 1m, 4m)]);
        (await other.LinesAsync()).Sum(line => line.NetSales).ShouldBe(26m);
    }

    [Fact]
    public async Task Orders_as_objects_are_no_list_of_customers_and_their_items_have_the_prices()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string order = """
            {"order_number":"A-1","created_at":"2024-01-31T12:00:00Z","total":99,"customer":{"id":77,"email":"a@example.com","name":"Ann"},"line_items":[
            {"sku":"X","name":"Cup","quantity":2,"price":"10.00"},{"sku":"Y","name":"Mug","quantity":1,"price":"5.50"}],"financial_status":"paid"}
            """;
        await other.LoadAsync(order.Replace("10.00", "11.00"));

        var upload = await shop.LoadAsync(order);

        (upload.Status, upload.Kind, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, UploadKind.OrderLines, 2));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.CustomerId, line.ProductId, line.Quantity, line.NetSales))
            .ShouldBe([("A-1", "77", "X", 2m, 20m), ("A-1", "77", "Y", 1m, 5.5m)]);
    }

    [Fact]
    public async Task One_rate_above_one_among_fractions_is_rejected_and_a_fraction_among_percents_is_a_small_one()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,quantity,unit_price,discount_rate\n";
        static string Line(int id, string rate) => $"{id},2024-01-05,C1,A,1,10.00,{rate}\n";

        var fractions = await shop.LoadAsync(header + Line(1, "0.1") + Line(2, "0.2") + Line(3, "5"));
        var percents = await other.LoadAsync(header + Line(1, "10") + Line(2, "0.5") + Line(3, "5"));

        (fractions.Status, percents.Status).ShouldBe((UploadStatus.Succeeded, UploadStatus.Succeeded));
        (await shop.LinesAsync()).Select(line => line.NetSales).ShouldBe([9m, 8m]);
        (await shop.RejectedAsync(fractions.UploadId)).ShouldHaveSingleItem().Reasons.ShouldBe(["the discount rate is not between 0 and 1"]);
        (await other.LinesAsync()).Select(line => line.NetSales).ShouldBe([9m, 9.95m, 9.5m]);
    }
}
