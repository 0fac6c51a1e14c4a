using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>Totals of whole orders on each of their rows: asked once, so that none counts several times.</summary>
public class OrderTotalTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price,";

    [Fact]
    public async Task A_total_named_like_the_orders_gives_way_to_prices_and_is_confirmed()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "line_total\n1,2024-01-08,C1,A,1,10,10\n");

        var upload = await shop.LoadAsync(Header + "order_total\n1,2024-01-08,C1,A,1,10,30\n1,2024-01-08,C1,B,2,10,30\n");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe("order_total is taken for the total of a whole order, and sales for the units at their unit_price. Confirm it; or choose order_total for net_sales instead, if each row is an order of its own.");
        await ConfirmAsync(shop, upload);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(10m);
    }

    [Fact]
    public async Task A_total_named_like_the_orders_beside_products_without_prices_is_asked()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order_id,order_date,customer_id,product_id,order_total\n1,2024-01-08,C1,A,30.50\n2,2024-01-08,C1,B,30.50\n");
        var whole = await shop.LoadAsync("order_id,order_date,customer_id,order_total\n1,2024-01-08,C1,30.50\n");

        (upload.Status, whole.Status).ShouldBe((UploadStatus.NeedsMapping, UploadStatus.Succeeded));
        upload.Error!.ShouldStartWith("order_total may be the total of a whole order, which would count once for each of its rows.");
    }

    /// <summary>Orders of 30 and 70 as their prices have it; read as lines they would be 60 and 140.</summary>
    [Fact]
    public async Task Rows_that_repeat_one_total_show_that_it_is_the_orders()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string rows = "1,2024-01-08,C1,A,1,10,30\n1,2024-01-08,C1,B,2,10,30\n2,2024-01-08,C1,A,2,10,20\n3,2024-01-08,C1,B,2,10,70\n3,2024-01-08,C1,C,5,10,70\n";
        await other.LoadAsync(Header + "total\n1,2024-01-08,C1,A,1,10,10\n1,2024-01-08,C1,B,2,10,20\n2,2024-01-08,C1,A,1,10,10\n2,2024-01-08,C1,B,1,10,10\n");

        var upload = await shop.LoadAsync(Header + "total\n" + rows);

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe("In 2 orders all rows have one and the same total, though the rows differ: it may be the whole order's, and would count once for each row. Nothing was loaded. "
            + "It is taken for order_total, and sales for the units at their unit_price: confirm that, or choose total for net_sales if it is each row's own.");
        (await shop.LinesAsync()).ShouldBeEmpty();
        await ConfirmAsync(shop, upload);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(120m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(50m);
    }

    /// <summary>25 of goods and 4 of shipping; as lines it would be 58.</summary>
    [Fact]
    public async Task One_order_is_enough_where_prices_contradict_its_total()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(Header + "net amount\n1,2024-01-08,C1,A,2,10,29\n1,2024-01-08,C1,B,1,5,29\n2,2024-01-09,C2,A,1,10,14\n");

        (upload.Status, upload.Error!.StartsWith("In 1 orders all rows have one and the same net amount")).ShouldBe((UploadStatus.NeedsMapping, true));
        await ConfirmAsync(shop, upload);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(35m);
    }

    /// <summary>20 − 2 + 5 + 10 − 1 = 32: the total is before the discount. As it was read before, it would be 35.</summary>
    [Fact]
    public async Task A_total_that_is_units_times_price_beside_a_discount_is_asked()
    {
        var (shop, after) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,sku,quantity,price,discount amount,item total\n";

        var upload = await shop.LoadAsync(header + "1,2024-01-08,A,2,10.00,2.00,20.00\n1,2024-01-08,B,1,5.00,0.00,5.00\n2,2024-01-09,A,1,10.00,1.00,10.00\n");
        var plain = await after.LoadAsync(header + "1,2024-01-08,A,2,10.00,2.00,18.00\n1,2024-01-08,B,1,5.00,0.00,5.00\n");

        (upload.Status, plain.Status).ShouldBe((UploadStatus.NeedsMapping, UploadStatus.Succeeded));
        upload.Error.ShouldBe("In 2 of 2 rows with a discount item total is the units times their price: it may be before discount amount, which lowers net sales. Nothing was loaded. "
            + "It is taken for gross_sales: confirm that, or choose item total for net_sales if the discount is taken off it already.");
        (await shop.LinesAsync()).ShouldBeEmpty();
        await ConfirmAsync(shop, upload);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(32m);
        (await after.DailySalesAsync()).Single().NetSales.ShouldBe(23m);
    }

    [Fact]
    public async Task All_doubts_of_a_total_are_asked_at_once()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order id,sale date,sku,order value,discount amount,shipping\n1,2024-01-08,A,25.50,2.00,4.90\n2,2024-01-09,B,10.20,1.00,4.90\n");

        upload.Error!.ShouldContain("order value may be the total of a whole order");
        upload.Error!.ShouldContain("order value may be before discount amount");
    }

    [Fact]
    public async Task Without_prices_three_orders_have_to_show_it_and_lines_of_one_price_do_not()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,amount\n";
        string Orders(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"{i},2024-01-08,C1,A,{i}.50\n{i},2024-01-08,C1,B,{i}.50\n"));

        var three = await shop.LoadAsync(header + Orders(3));
        var two = await other.LoadAsync(header + Orders(2));
        var lines = await shop.LoadAsync(header + Orders(3) + "4,2024-01-08,C1,A,1.50\n4,2024-01-08,C1,B,2.50\n");

        (three.Status, two.Status, lines.Status).ShouldBe((UploadStatus.NeedsMapping, UploadStatus.Succeeded, UploadStatus.Succeeded));
        three.Error!.ShouldContain("leave it on the first row of each order and put 0 on the others");
    }

    /// <summary>The days of the dates are confirmed first; that says nothing of the totals. As rows they are 30 + 30 + 70 + 70.</summary>
    [Fact]
    public async Task Who_was_asked_about_something_else_is_asked_about_totals_as_well_and_then_no_more()
    {
        var shop = await database.NewShopAsync();
        const string rows = "1,03/04/2024,C1,A,1,10,30\n1,03/04/2024,C1,B,2,10,30\n2,05/04/2024,C1,B,2,10,70\n2,05/04/2024,C1,C,5,10,70\n";

        var upload = await shop.LoadAsync(Header + "total\n" + rows);
        var guessed = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, upload.Kind, new(guessed) { ["date_order"] = "day_first" })).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.NeedsMapping);
        var asked = await shop.FindAsync(upload.UploadId);
        asked.Error.ShouldNotBeNull().ShouldStartWith("In 2 orders all rows have one and the same total");
        (await shop.LinesAsync()).ShouldBeEmpty();
        await ConfirmAsync(shop, asked, ("net_sales", "total"));
        var next = await shop.LoadAsync(Header + "total\n" + rows.Replace("\n1,", "\n8,").Replace("2,05", "9,05").Replace("1,03", "8,03"));

        (next.Status, next.Error).ShouldBe((UploadStatus.Succeeded, null));
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(400m);
    }

    [Fact]
    public async Task Who_was_asked_whether_shipping_is_in_a_total_is_asked_whose_total_it_is_as_well()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.LoadAsync(Header + "total,shipping\n1,2024-01-08,C1,A,1,10,34.90,4.90\n1,2024-01-08,C1,B,2,10,34.90,4.90\n2,2024-01-08,C1,B,2,10,74.90,4.90\n2,2024-01-08,C1,C,5,10,74.90,4.90\n");
        var guessed = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (upload.Status, upload.Error!.Contains("shipping"), upload.Error.Contains("one and the same")).ShouldBe((UploadStatus.NeedsMapping, true, false));

        (await shop.AnswerAsync(upload.UploadId, upload.Kind, guessed)).ShouldBeEmpty();

        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.NeedsMapping);
        (await shop.FindAsync(upload.UploadId)).Error.ShouldNotBeNull().ShouldStartWith("In 2 orders all rows have one and the same total");
    }

    [Fact]
    public async Task Another_column_for_the_sales_is_looked_at_anew()
    {
        var shop = await database.NewShopAsync();
        const string rows = "1,2024-01-08,C1,A,30,31\n1,2024-01-08,C1,B,30,31\n2,2024-01-08,C1,A,20,21\n2,2024-01-08,C1,B,20,21\n3,2024-01-08,C1,B,70,71\n3,2024-01-08,C1,C,70,71\n";
        var upload = await shop.LoadAsync("order_id,order_date,customer_id,product_id,amount,sum with tip\n" + rows);
        upload.Error.ShouldNotBeNull().ShouldContain("one and the same amount");

        var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, upload.Kind, new(mapping) { ["net_sales"] = "sum with tip" })).ShouldBeEmpty();

        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.NeedsMapping);
        (await shop.FindAsync(upload.UploadId)).Error.ShouldNotBeNull().ShouldContain("one and the same sum with tip");
    }

    [Fact]
    public async Task A_column_of_units_that_holds_no_numbers_is_not_left_out_unseen()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2024-01-08,C1,A,a few,10\n2,2024-01-08,C1,A,500 g,10\n3,2024-01-08,C1,A,2,10\n");
        var items = await shop.LoadAsync("order_id,order_date,product_id,unit_price\n1,first week,A,10\n");

        upload.Error.ShouldBe("quantity is named like the units (quantity), and only 1 of its 3 values can be read as numbers. Correct the file and upload it again, or confirm the mapping without it.");
        items.Error!.ShouldStartWith("order_date is named like the date of the order (ordered_at), and none of its 1 values can be read as dates. Write its dates like 2024-01-31");
    }

    private static async Task ConfirmAsync(Shop shop, Upload upload, params (string Field, string Column)[] instead)
    {
        var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        foreach (var (field, column) in instead)
        {
            mapping.Where(pair => pair.Value == column).ToList().ForEach(pair => mapping.Remove(pair.Key));
            mapping[field] = column;
        }

        (await shop.AnswerAsync(upload.UploadId, upload.Kind, mapping)).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
    }
}
