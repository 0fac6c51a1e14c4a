using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class OrderStandingTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "Order Number,Order Date,Order Status,Billing Email,Item Name,Item Quantity,Item Total\n";

    [Theory]
    [InlineData("checkout-draft")]
    [InlineData("wc-checkout-draft")]
    [InlineData("Payment failed")]
    [InlineData("payment_error")]
    public async Task An_order_that_nobody_placed_or_paid_for_is_no_sale(string status)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "2,2024-01-05 11:00,completed,b@example.com,Cup,1,10.00\n");

        await shop.LoadAsync(Header + $"1,2024-01-05 10:00,completed,a@example.com,Cup,2,20.00\n2,2024-01-05 11:00,{status},b@example.com,Cup,1,10.00\n");

        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(day => day.NetSales.ShouldBe(20m), day => day.Orders.ShouldBe(1));
        (await shop.CustomersAsync()).Where(customer => customer.LifetimeOrders > 0).Select(customer => customer.CustomerId).ShouldBe(["a@example.com"]);
    }

    /// <summary>Order 2 sold 10 + 5 and gave all of it back; order 1 keeps its 20.</summary>
    [Fact]
    public async Task An_order_refunded_by_its_status_alone_is_returned_whole()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Rows("completed"));

        var upload = await shop.LoadAsync(Rows("refunded"));

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((3, 3, 0));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.Kind, line.Quantity, line.NetSales)).ShouldBe(
        [
            ("1", "Cup", LineKind.Sale, 2m, 20m), ("2", "Cup", LineKind.Sale, 1m, 10m), ("2", "Cup", LineKind.Return, 0m, -10m),
            ("2", "Mug", LineKind.Sale, 1m, 5m), ("2", "Mug", LineKind.Return, 0m, -5m),
        ]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(35m), day => day.Returns.ShouldBe(15m), day => day.NetSales.ShouldBe(20m), day => day.Orders.ShouldBe(2));
        (await shop.WrongCountsAsync()).ShouldBe(0);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(35m);
    }

    [Fact]
    public async Task An_order_that_a_later_export_calls_refunded_is_returned_and_sold_again_when_that_is_undone()
    {
        var (shop, fresh) = (await database.NewShopAsync(), await database.NewShopAsync());
        await shop.LoadAsync(Rows("completed"), "first.csv");
        var before = await shop.RowsAsync();

        var later = await shop.LoadAsync(Rows("Refunded"), "later.csv");
        var again = await shop.LoadAsync(Rows("Refunded"), "again.csv");

        (later.RowsNew, later.RowsChanged, later.RowsUnchanged).ShouldBe((0, 2, 1));
        again.RowsUnchanged.ShouldBe(3);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
        await fresh.LoadAsync(Rows("Refunded"));
        (await fresh.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
        await shop.UndoAsync(again);
        await shop.UndoAsync(later);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    /// <summary>Order 2 was refunded, 10 + 5; the later export completes it, or its cup alone.</summary>
    [Fact]
    public async Task What_a_later_export_calls_completed_is_not_returned_any_more_and_again_when_that_is_undone()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await shop.LoadAsync(Rows("refunded"), "first.csv");
        await other.LoadAsync(Rows("refunded"), "first.csv");
        var before = await shop.RowsAsync();

        var later = await shop.LoadAsync(Rows("completed"), "later.csv");
        await other.LoadAsync(Header + "2,2024-01-05 11:00,completed,c@example.com,Cup,1,10.00\n", "later.csv");

        (later.RowsNew, later.RowsChanged, later.RowsUnchanged).ShouldBe((0, 2, 1));
        (await shop.LinesAsync()).ShouldAllBe(line => line.Kind == LineKind.Sale);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(35m);
        (await shop.WrongCountsAsync()).ShouldBe(0);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m, "20 of order 1, and the cup's 10 of order 2");
        await shop.UndoAsync(later);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_refund_that_return_rows_or_a_column_state_is_not_taken_twice()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());

        await shop.LoadAsync(Header + "1,2024-01-05 10:00,refunded,a@example.com,Cup,2,20.00\n1,2024-01-05 10:00,refunded,a@example.com,Cup,-2,-20.00\n");
        await other.LoadAsync(Header.Replace("Item Total", "Item Total,Order Total,Refunded Total")
            + "1,2024-01-05 10:00,refunded,a@example.com,Cup,2,20.00,25.00,12.50\n");

        (await shop.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(0m);
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(10m);
    }

    [Fact]
    public async Task A_line_returned_by_its_own_status_leaves_the_others_of_its_order_sold()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_id,order_date,customer_id,product_id,quantity,unit_price,status\n";
        await other.LoadAsync(header + "1,2024-01-05,C1,A,1,20.00,Completed\n");

        await shop.LoadAsync(header + "1,2024-01-05,C1,A,1,20.00,Returned\n1,2024-01-05,C1,B,1,10.00,Completed\n2,2024-01-05,C2,A,1,20.00,Completed\n");
        await other.LoadAsync(header + "2,2024-01-05,C1,A,2,20.00,refunded\n2,2024-01-05,C1,A,-1,20.00,completed\n");

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.NetSales)).ShouldBe([("1", "A", 20m), ("1", "A", -20m), ("1", "B", 10m), ("2", "A", 20m)]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(day => day.NetSales.ShouldBe(30m), day => day.Returns.ShouldBe(20m));
        (await other.DailySalesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(40m, "20 of order 1, and 40 less the 20 that its own row gave back");
    }

    private static string Rows(string status)
        => Header + "1,2024-01-05 10:00,completed,a@example.com,Cup,2,20.00\n"
            + $"2,2024-01-05 11:00,{status},c@example.com,Cup,1,10.00\n2,2024-01-05 11:00,{status},c@example.com,Mug,1,5.00\n";
}
