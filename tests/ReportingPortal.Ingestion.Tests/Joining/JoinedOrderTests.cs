using System.Text.Json;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Previewing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Joining;

/// <summary>Orders whose parts come in several files: what waits, what heals, what gives way.</summary>
public class JoinedOrderTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Heads = "order_id,customer_id,order_status,order_purchase_timestamp,order_estimated_delivery_date\n";
    private const string Items = "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n";
    private const string Customers = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n";

    private const string TwoItems = Items + "O1,1,P1,S,2024-01-09 00:00:00,10.50,4.00\nO1,2,P1,S,2024-01-09 00:00:00,10.50,4.00\n";
    private const string Head = Heads + "O1,c-1,delivered,2024-01-05 23:30:00,2024-01-20 00:00:00\n";

    [Fact]
    public async Task Items_wait_for_their_order_and_count_when_it_comes_without_a_customer_as_a_guests()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Head);
        await other.LoadAsync(Customers + "c-1,ann,1,berlin,BE\n");

        var items = await shop.LoadAsync(TwoItems);

        (items.Status, items.Preset, items.RowsNew, items.RowsRejected).ShouldBe((UploadStatus.Succeeded, "olist_items", 2, 0));
        (await shop.LinesAsync()).ShouldBeEmpty();
        (await shop.SalesAsync()).ShouldBeEmpty();

        await shop.LoadAsync(Head);

        (await shop.SalesAsync()).Select(s => (s.SaleDate, s.TotalSales, s.UniqueCustomers, s.TotalProductsSold)).ShouldBe([(new DateOnly(2024, 1, 5), 21m, 0, 2m)]);
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Orders.ShouldBe(1), day => day.GuestOrders.ShouldBe(1));

        await shop.LoadAsync(Customers + "c-1,ann,1,berlin,BE\nc-2,ann,1,berlin,BE\n");

        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales, c.Region)).ShouldBe([("ann", 1, 21m, "BE")]);
        (await shop.DailySalesAsync("BE")).Single().Customers.ShouldBe(1);
        (await shop.LinesAsync()).Select(l => (l.ProductId, l.Occurrence, l.CustomerId)).ShouldBe([("P1", 1, "ann"), ("P1", 2, "ann")]);
        (await other.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newer_head_that_is_cancelled_takes_its_order_out_of_the_figures_and_its_undo_brings_it_back()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Head);
        await shop.LoadAsync(TwoItems);
        var before = await shop.RowsAsync();

        var cancelled = await shop.LoadAsync(Head.Replace("delivered", "canceled"));

        (cancelled.RowsNew, cancelled.RowsChanged).ShouldBe((0, 1));
        (await shop.SalesAsync()).ShouldBeEmpty();
        (await shop.LinesAsync()).ShouldAllBe(line => !line.IsValid && line.Status == "canceled");

        await shop.UndoAsync(cancelled);

        (await shop.RowsAsync()).ShouldBe(before);
    }

    /// <summary>Two items of 10.50 are sold and come back on the order's day, whichever file comes first.</summary>
    [Theory]
    [InlineData("refunded", true)]
    [InlineData("Returned", false)]
    public async Task A_head_that_was_paid_back_returns_its_items_and_its_undo_sells_them_again(string status, bool isHeadFirst)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var refunded = Head.Replace("delivered", status);
        await shop.LoadAsync(isHeadFirst ? Head : TwoItems);
        await shop.LoadAsync(isHeadFirst ? TwoItems : Head);
        await other.LoadAsync(isHeadFirst ? refunded : TwoItems);
        await other.LoadAsync(isHeadFirst ? TwoItems : refunded);
        var sold = await shop.RowsAsync();

        var later = await shop.LoadAsync(refunded);

        foreach (var one in new[] { shop, other })
        {
            (await one.LinesAsync()).Select(line => (line.ProductId, line.Occurrence, line.Kind, line.Quantity, line.NetSales)).ShouldBe(
            [
                ("P1", 1, LineKind.Sale, 1m, 10.5m), ("P1", 2, LineKind.Sale, 1m, 10.5m),
                ("P1", 3, LineKind.Return, 0m, -10.5m), ("P1", 4, LineKind.Return, 0m, -10.5m),
            ]);
            (await one.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                day => day.GrossSales.ShouldBe(21m), day => day.Returns.ShouldBe(21m), day => day.NetSales.ShouldBe(0m), day => day.Orders.ShouldBe(1));
        }

        await shop.UndoAsync(later);
        (await shop.RowsAsync()).ShouldBe(sold);
    }

    [Fact]
    public async Task A_head_that_was_paid_back_returns_nothing_twice_and_sells_again_when_a_newer_one_says_so()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Items.Replace("price", "price,quantity") + "O1,1,P1,S,2024-01-09 00:00:00,10.50,1,4.00\n");
        await shop.LoadAsync(Head.Replace("delivered", "refunded"));
        await shop.LoadAsync("order_id,order_item_id,product_id,seller_id,quantity,price\nO1,1,P1,S,2,10.50\nO1,2,P1,S,-1,10.50\n");

        (await shop.LinesAsync()).Select(line => (line.Kind, line.NetSales)).ShouldBe([(LineKind.Sale, 21m), (LineKind.Return, -10.5m)]);

        await shop.LoadAsync(TwoItems);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(0m);
        await shop.LoadAsync(Head);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(21m);
        (await other.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_head_moved_to_another_day_and_customer_moves_all_of_its_lines()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(TwoItems);
        await shop.LoadAsync(Customers + "c-1,ann,1,berlin,BE\nc-2,bob,1,bonn,NW\n");
        await shop.LoadAsync(Head);

        await shop.LoadAsync(Head.Replace("c-1", "c-2").Replace("2024-01-05", "2024-02-07"));

        (await shop.SalesAsync()).Select(s => (s.SaleDate, s.TotalSales)).ShouldBe([(new DateOnly(2024, 2, 7), 21m)]);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders)).ShouldBe([("bob", 1)]);
        (await shop.DailySalesAsync("BE")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_whole_lines_takes_the_place_of_joined_ones_and_gives_it_back_when_undone()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Head);
        await shop.LoadAsync(TwoItems);
        await shop.LoadAsync(Heads + "O2,c-2,delivered,2024-01-06 10:00:00,2024-01-20 00:00:00\n");
        await shop.LoadAsync(Items + "O2,1,P2,S,2024-01-09 00:00:00,5,1\n");
        var before = await shop.RowsAsync();

        var whole = await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-01-05,C9,P9,1,30\n");
        await shop.LoadAsync(Head.Replace("delivered", "shipped"));

        whole.RowsNew.ShouldBe(1);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.NetSales)).ShouldBe([("O1", "P9", 30m), ("O2", "P2", 5m)]);
        (await shop.SalesAsync()).Select(s => s.TotalSales).ShouldBe([30m, 5m]);

        await shop.LoadAsync(Head);
        await shop.UndoAsync(whole);

        (await shop.LinesAsync()).Select(l => (l.OrderId, l.NetSales)).ShouldBe([("O1", 10.5m), ("O1", 10.5m), ("O2", 5m)]);
        (await shop.WrongCountsAsync()).ShouldBe(0);
        before.Count.ShouldBe((await shop.RowsAsync()).Count);
    }

    [Fact]
    public async Task Orders_made_from_events_give_way_to_joined_ones_and_come_back()
    {
        const string Events = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\nE1,U1,S1,purchase,2024-01-02 10:00:00,P1,Toys,7,1\n";
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Events);
        await shop.LoadAsync(TwoItems);
        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(7);

        var head = await shop.LoadAsync(Head);

        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(21);
        await shop.UndoAsync(head);
        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(7);
    }

    [Fact]
    public async Task A_dry_run_counts_what_would_come_and_what_it_does_to_the_figures()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Head);

        var saved = await shop.SaveAsync([.. System.Text.Encoding.UTF8.GetBytes(TwoItems + "O1,2,P1,S,2024-01-09 00:00:00,11,4\nO1,3,P1,S,,abc,\n")], asksFirst: true);
        await shop.RunAsync(saved.UploadId);

        var asked = await shop.FindAsync(saved.UploadId);
        var preview = UploadPreview.FromJson(asked.Preview)!;
        asked.Status.ShouldBe(UploadStatus.NeedsConfirmation);
        preview.Rows.ShouldBe(new RowCounts(4, 2, 0, 0, 2));
        preview.Rejected.Select(row => string.Join(", ", row.Reasons)).ShouldBe(["row 3 of this file has the same item of the order and was taken instead", "price is not a number: abc"]);
        preview.Total.After.ShouldBe(new KeyFigures(21.5m, 1, 0));
        (await shop.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Heads_and_items_of_any_shop_are_known_by_what_they_lack_and_asked_about_once()
    {
        var shop = await database.NewShopAsync();

        var items = await shop.LoadAsync("order_id,product_id,product_name,quantity,unit_price\n1,P1,Lamp,2,10.00\n1,P1,Lamp,1,10.00\n2,P2,Chair,1,40.00\n", "order_items.csv");
        var heads = await shop.LoadAsync("order_id,customer_id,customer_name,order_date,status\n1,C1,Ann,2024-03-01 10:00:00,completed\n2,C2,Bob,2024-03-02 10:00:00,cancelled\n", "orders.csv");

        (items.Kind, items.Status, heads.Kind, heads.Status).ShouldBe((UploadKind.OrderItems, UploadStatus.NeedsMapping, UploadKind.OrderHeads, UploadStatus.NeedsMapping));
        heads.Error!.ShouldStartWith("The file has no amounts. Its rows are taken for orders");
        foreach (var asked in new[] { items, heads })
        {
            (await shop.AnswerAsync(asked.UploadId, asked.Kind, JsonSerializer.Deserialize<Dictionary<string, string>>(asked.Mapping!)!)).ShouldBeEmpty();
            await shop.RunAsync(asked.UploadId);
        }

        (await shop.LoadAsync("order_id,customer_id,customer_name,order_date,status\n3,C1,Ann,2024-03-01 10:00:00,completed\n", "more.csv")).Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.SalesAsync()).Select(s => (s.SaleDate.Day, s.TotalSales, s.TotalProductsSold)).ShouldBe([(1, 30m, 3m)]);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.Name)).ShouldBe([("C1", "Ann")]);
        (await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => p.Name).ShouldBe(["Lamp", "Chair"]);
    }

    [Fact]
    public async Task Items_with_a_column_of_dates_we_do_not_know_are_asked_about()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("order_id,product_id,quantity,unit_price,packed,left_house\n1,P1,2,10.00,2024-01-05,2024-01-06\n");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
    }
}
