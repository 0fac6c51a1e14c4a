using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Discount, refund, taxes and shipping of a whole order stand on its first row; figures worked out by hand.</summary>
public class ShopifyOrderTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Cancelled at,"
        + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Refunded Amount\n";

    private static readonly DateOnly Day = new(2024, 3, 1);

    [Fact]
    public async Task A_refund_is_returned_once_from_an_order_of_three_lines_on_the_orders_day_and_the_parts_sum()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + Row("#1", first: "paid,EUR,30,0,0,30,0", "1,A,30,A,0,0"));

        // 3 x 10 of goods, 5 of shipping, 7 of tax: 42. Of the 14 that went back a third is of the goods' 30: 10.
        var upload = await shop.LoadAsync(Header
            + Row("#1", "partially_refunded,EUR,30,5,7,42,0", "1,A,10,A,0,14") + Row("#1", ",,,,,,", "1,B,10,B,0,") + Row("#1", ",,,,,,", "1,C,10,C,0,"));

        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((3, 3, 0));
        var day = (await shop.DailySalesAsync()).ShouldHaveSingleItem();
        (day.SaleDate, day.GrossSales, day.Discounts, day.Returns, day.NetSales, day.Orders, day.UnitsSold).ShouldBe((Day, 30m, 0m, 10m, 20m, 1, 3m));
        (await shop.LinesAsync()).Where(line => line.Kind == LineKind.Return).Select(line => (line.ProductId, line.NetSales, line.Quantity))
            .ShouldBe([("A", -3.3333m, 0m), ("B", -3.3334m, 0m), ("C", -3.3333m, 0m)]);
        (await shop.CustomersAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.LifetimeOrders.ShouldBe(1), c => c.LifetimeNetSales.ShouldBe(20m));
        (await other.DailySalesAsync()).Single().Returns.ShouldBe(0m);
    }

    [Fact]
    public async Task An_order_refunded_whole_with_its_shipping_and_tax_sells_nothing()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(Header + Row("#1", "refunded,EUR,100,5,20,125,0", "2,A,50,A,0,125"));

        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(100m), day => day.Returns.ShouldBe(100m), day => day.NetSales.ShouldBe(0m), day => day.Orders.ShouldBe(1));
    }

    [Fact]
    public async Task With_tax_in_the_prices_neither_sales_nor_returns_have_any()
    {
        var shop = await database.NewShopAsync();

        // 119 with 19 of tax in it: 100 of goods. Half of the money went back: 50.
        await shop.LoadAsync(Header + Row("#1", "paid,EUR,119,0,19,119,0", "1,A,119,A,0,59.5"));

        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.GrossSales.ShouldBe(100m), day => day.Returns.ShouldBe(50m), day => day.NetSales.ShouldBe(50m));
    }

    [Fact]
    public async Task A_cancelled_order_with_its_refund_is_in_no_figure()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(Header + Row("#1", "refunded,EUR,10,0,0,10,0", "1,A,10,A,0,10", cancelledAt: "2024-03-02 10:00:00 +0000"));

        (await shop.DailySalesAsync()).ShouldBeEmpty();
        (await shop.LinesAsync()).ShouldAllBe(line => !line.IsValid);
    }

    [Fact]
    public async Task A_later_export_with_a_refund_changes_the_order_again_changes_nothing_and_its_undo_takes_the_refund_back()
    {
        var shop = await database.NewShopAsync();
        var paid = Header + Row("#1", "paid,EUR,30,0,0,30,0", "1,A,20,A,0,0") + Row("#1", ",,,,,,", "1,A,10,A,0,");
        var refunded = Header + Row("#1", "paid,EUR,30,0,0,30,0", "1,A,20,A,0,6") + Row("#1", ",,,,,,", "1,A,10,A,0,");
        await shop.LoadAsync(paid, "paid.csv");
        var before = await shop.RowsAsync();

        var later = await shop.LoadAsync(refunded, "refunded.csv");
        var again = await shop.LoadAsync(refunded, "again.csv");

        (later.RowsNew, later.RowsChanged, again.RowsUnchanged).ShouldBe((0, 2, 2));
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Returns.ShouldBe(6m), day => day.NetSales.ShouldBe(24m));
        (await shop.LinesAsync()).Select(line => (line.Occurrence, line.NetSales)).ShouldBe([(1, 20m), (2, 10m), (3, -4m), (4, -2m)]);

        var withdrawn = await shop.LoadAsync(paid, "withdrawn.csv");

        withdrawn.RowsChanged.ShouldBe(2);
        (await shop.DailySalesAsync()).Single().Returns.ShouldBe(0m);
        (await shop.WrongCountsAsync()).ShouldBe(0);
        await shop.UndoAsync(withdrawn);
        (await shop.DailySalesAsync()).Single().Returns.ShouldBe(6m);
        await shop.UndoAsync(again);
        var undo = await shop.PreviewUndoAsync(later);
        (undo.UndoneRows!.Gone, undo.UndoneRows.Restored).ShouldBe((0, 2));
        await shop.UndoAsync(later);
        (await shop.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_orders_discount_is_cut_over_its_lines_and_makes_no_return_of_a_cheap_first_one()
    {
        var shop = await database.NewShopAsync();

        // 5 + 95, less 20: a fifth of each.
        await shop.LoadAsync(Header + Row("#1", "paid,EUR,80,4,0,84,20", "1,A,5,A,0,0") + Row("#1", ",,,,,,", "1,B,95,B,0,"));

        (await shop.LinesAsync()).Select(line => (line.ProductId, line.Kind, line.Discount, line.NetSales))
            .ShouldBe([("A", LineKind.Sale, 1m, 4m), ("B", LineKind.Sale, 19m, 76m)]);
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(100m), day => day.Discounts.ShouldBe(20m), day => day.Returns.ShouldBe(0m), day => day.NetSales.ShouldBe(80m), day => day.UnitsSold.ShouldBe(2m));
    }

    [Fact]
    public async Task A_discount_that_the_subtotal_knows_nothing_of_was_on_the_shipping()
    {
        var shop = await database.NewShopAsync();

        await shop.LoadAsync(Header + Row("#1", "paid,EUR,50,0,0,50,5", "1,A,50,A,0,0"));

        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Discounts.ShouldBe(0m), day => day.NetSales.ShouldBe(50m));
    }

    [Fact]
    public async Task A_discount_that_counts_those_on_the_lines_as_well_takes_them_off_once()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + Row("#1", "paid,EUR,50,0,0,50,0", "1,A,50,A,0,0"));

        // 2 x 50, 5 off the first line: 95. All discounts are 15, the subtotal is 85: 10 are the order's own, cut 45 to 50.
        await shop.LoadAsync(Header + Row("#1", "paid,EUR,85,0,0,85,15", "1,A,50,A,5,0") + Row("#1", ",,,,,,", "1,B,50,B,0,"));

        (await shop.LinesAsync()).Select(line => (line.ProductId, line.Discount, line.NetSales))
            .ShouldBe([("A", 9.7368m, 40.2632m), ("B", 5.2632m, 44.7368m)]);
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(100m), day => day.Discounts.ShouldBe(15m), day => day.NetSales.ShouldBe(85m));
        (await other.DailySalesAsync()).Single().NetSales.ShouldBe(50m);
    }

    [Fact]
    public async Task A_line_that_could_not_be_read_takes_its_share_with_it_and_brings_it_when_it_is_corrected()
    {
        var shop = await database.NewShopAsync();

        // Goods 100 less 10; the line of 60 can't be read: 40 less 4 of the discount, and 36 of 90 of what went back.
        var upload = await shop.LoadAsync(Header + Row("#1", "paid,EUR,90,0,0,90,10", "1,A,6O,A,0,45") + Row("#1", ",,,,,,", "1,B,40,B,0,"));

        upload.RowsRejected.ShouldBe(1);
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Discounts.ShouldBe(4m), day => day.Returns.ShouldBe(18m), day => day.NetSales.ShouldBe(18m));

        await shop.LoadAsync(Header + Row("#1", "paid,EUR,90,0,0,90,10", "1,A,60,A,0,45"));

        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(day => day.Discounts.ShouldBe(10m), day => day.Returns.ShouldBe(45m), day => day.NetSales.ShouldBe(45m));
    }

    /// <param name="first">Status, currency, subtotal, shipping, taxes, total, discount.</param>
    /// <param name="line">Quantity, name, price, sku, discount, refund of the order.</param>
    private static string Row(string order, string first, string line, string cancelledAt = "")
        => $"{order},a@example.com,{first},2024-03-01 10:00:00 +0000,{cancelledAt},{line}\n";
}
