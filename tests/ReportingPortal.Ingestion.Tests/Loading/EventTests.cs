using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class EventTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";
    private const string Visits = Header
        + "E1,U1,S1,session_start,2024-01-05 23:50:00,,,,\n"
        + "E2,U1,S1,product_view,2024-01-05 23:55:00,P1,Toys,10,\n"
        + "E3,U1,S1,purchase,2024-01-06 00:05:00,P1,Toys,10,2\n"
        + "E4,U1,S1,purchase,2024-01-06 00:05:00,P2,Books,5,1\n"
        + "E5,U2,S2,session_start,2024-01-06 08:00:00,,,,\n";

    [Fact]
    public async Task Purchases_of_a_session_become_one_order()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(Visits);

        (upload.Preset, upload.RowsNew).ShouldBe(("events", 5));
        (await shop.SalesAsync()).Select(s => (s.SaleDate.Day, s.TotalSales, s.UniqueCustomers, s.TotalProductsSold)).ShouldBe([(6, 25, 1, 3)]);
        (await shop.CustomersAsync()).ShouldHaveSingleItem().LifetimeOrders.ShouldBe(1);
        (await shop.LinesAsync()).ShouldAllBe(l => l.IsFromEvents && l.OrderId == "events:U1:S1");
        (await shop.ReadAsync(db => db.DailySessions.OrderBy(d => d.SessionDate)))
            .Select(d => (d.SessionDate.Day, d.Sessions, d.PurchasingSessions, d.Visitors, d.Events))
            .ShouldBe([(5, 1, 1, 1, 4), (6, 1, 0, 1, 1)]);
    }

    [Fact]
    public async Task Earlier_events_of_a_session_move_its_visit_and_later_purchases_join_its_order()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Visits);

        await shop.LoadAsync(Header + "E6,U2,S2,product_view,2024-01-04 20:00:00,P1,Toys,10,\nE7,U1,S1,purchase,2024-01-06 00:06:00,P1,Toys,10,1\n");

        (await shop.ReadAsync(db => db.DailySessions.OrderBy(d => d.SessionDate))).Select(d => (d.SessionDate.Day, d.Sessions, d.Events))
            .ShouldBe([(4, 1, 2), (5, 1, 5)]);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales)).ShouldBe([("U1", 1, 35)]);
    }

    [Fact]
    public async Task An_order_file_takes_the_place_of_orders_made_from_events()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Visits);

        await shop.LoadAsync(WorkedExampleTests.Orders);
        await shop.LoadAsync(Header + "E8,U9,S9,purchase,2024-01-09 10:00:00,P1,Toys,10,1\n");

        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(610);
        (await shop.LinesAsync()).ShouldAllBe(l => !l.IsFromEvents);
        (await shop.CustomersAsync()).Select(c => c.CustomerId).ShouldBe(["C1", "C2", "C3", "C4", "C5"]);
    }

    [Fact]
    public async Task Events_without_ids_of_another_shops_words_are_known_again()
    {
        var shop = await database.NewShopAsync();
        const string Text = "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
            + "2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c\n"
            + "2019-10-01 00:00:01 UTC,cart,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c\n";

        await shop.LoadAsync(Text);
        var again = await shop.LoadAsync(Text);

        (again.RowsNew, again.RowsUnchanged).ShouldBe((0, 2));
        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt))).Select(e => e.EventType).ShouldBe([EventType.ProductView, EventType.AddToCart]);
    }

    [Fact]
    public async Task Items_of_one_transaction_of_RetailRocket_are_one_order_also_past_midnight_and_two_a_day_are_two()
    {
        var (shop, other) = (await database.NewShopAsync("UTC"), await database.NewShopAsync("UTC"));
        await other.LoadAsync(Rocket(("2015-06-02 23:59:50", 1, 100, "5000")));

        await shop.LoadAsync(Rocket(
            ("2015-06-02 10:00:00", 1, 100, "4000"), ("2015-06-02 10:00:00", 1, 200, "4000"), ("2015-06-02 12:00:00", 1, 100, "4001"),
            ("2015-06-02 23:59:50", 1, 100, "5000"), ("2015-06-03 00:00:10", 1, 200, "5000"), ("2015-06-03 09:00:00", 2, 100, "")));
        await shop.LoadAsync("product_id,product_name,category,price\n100,Lamp,Home,10\n200,Chair,Home,7\n");

        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.OrderDate.Day, l.NetSales)).ShouldBe(
        [
            ("events:#4000", "100", 2, 10m), ("events:#4000", "200", 2, 7m), ("events:#4001", "100", 2, 10m),
            ("events:#5000", "100", 2, 10m), ("events:#5000", "200", 2, 7m), ("events:2:2 2015-06-03", "100", 3, 10m),
        ]);
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales)).ShouldBe([("1", 3, 44m), ("2", 1, 10m)]);
        (await other.CustomersAsync()).Single().LifetimeOrders.ShouldBe(1);
    }

    [Fact]
    public async Task The_other_half_of_a_transaction_in_a_later_file_joins_its_order_and_leaves_it_when_undone()
    {
        var shop = await database.NewShopAsync("UTC");
        await shop.LoadAsync(Rocket(("2015-06-02 10:00:00", 1, 100, "4000")), "first.csv");
        var before = await shop.RowsAsync();

        var second = await shop.LoadAsync(Rocket(("2015-06-02 10:00:00", 1, 100, "4000"), ("2015-06-01 23:59:59", 1, 200, "4000")), "second.csv");

        (second.RowsNew, second.RowsUnchanged).ShouldBe((1, 1));
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.OrderDate.Day)).ShouldBe([("events:#4000", 1), ("events:#4000", 1)]);
        await shop.UndoAsync(second);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Purchases_of_one_session_of_REES46_are_one_order_of_their_visitor()
    {
        var shop = await database.NewShopAsync("UTC", "USD");

        await shop.LoadAsync("event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
            + "2019-10-01 10:00:00 UTC,purchase,1,1,a.b,x,10.00,7,s1\n2019-10-01 10:00:00 UTC,purchase,2,1,a.b,x,5.50,7,s1\n"
            + "2019-10-01 11:00:00 UTC,purchase,1,1,a.b,x,10.00,7,s2\n2019-10-01 11:00:00 UTC,purchase,1,1,a.b,x,10.00,8,s2\n");

        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Orders.ShouldBe(3), day => day.NetSales.ShouldBe(35.5m), day => day.Customers.ShouldBe(2));
        (await shop.CustomersAsync()).Select(c => (c.CustomerId, c.LifetimeOrders, c.LifetimeNetSales)).ShouldBe([("7", 2, 25.5m), ("8", 1, 10m)]);
    }

    private static string Rocket(params (string At, int Visitor, int Item, string Transaction)[] purchases)
        => "timestamp,visitorid,event,itemid,transactionid\n" + string.Concat(purchases.Select(p =>
            $"{DateTimeOffset.Parse(p.At + "Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()},{p.Visitor},transaction,{p.Item},{p.Transaction}\n"));
}
