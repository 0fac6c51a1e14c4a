using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Joining;

/// <summary>A list of orders and how they stand acts on these orders, whichever files brought their lines, before it or after it.</summary>
public class OrderStatusTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Lines = """
        order_id,order_date,customer_id,product_id,quantity,unit_price
        1,2024-01-05,C1,Cup,2,10.00
        2,2024-01-05,C2,Cup,1,10.00
        2,2024-01-05,C2,Mug,1,5.00
        3,2024-01-06,C1,Cup,1,10.00

        """;

    private const string Statuses = "Order ID,Status\n2,Refunded\n3,cancelled\n9,refunded\n";

    /// <summary>Order 1 sells 20; order 2 sold 15 and gave it back; order 3 does not count.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_statuses_acts_on_whole_lines_in_either_order_of_the_files(bool linesFirst)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Lines, "lines.csv");

        var lines = linesFirst ? await shop.LoadAsync(Lines, "lines.csv") : null;
        var before = await shop.RowsAsync();
        var statuses = await LoadStatusesAsync(shop, Statuses);
        lines ??= await shop.LoadAsync(Lines, "lines.csv");

        (statuses.Kind, statuses.RowsNew, lines.RowsNew).ShouldBe((UploadKind.OrderHeads, 3, 4));
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.ProductId, line.Kind, line.Quantity, line.NetSales, line.Status, line.IsValid)).ShouldBe(
        [
            ("1", "Cup", LineKind.Sale, 2m, 20m, "completed", true), ("2", "Cup", LineKind.Return, 0m, -10m, "refunded", true),
            ("2", "Cup", LineKind.Sale, 1m, 10m, "refunded", true), ("2", "Mug", LineKind.Return, 0m, -5m, "refunded", true),
            ("2", "Mug", LineKind.Sale, 1m, 5m, "refunded", true), ("3", "Cup", LineKind.Sale, 1m, 10m, "cancelled", false),
        ]);
        (await shop.DailySalesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(35m), day => day.Returns.ShouldBe(15m), day => day.NetSales.ShouldBe(20m), day => day.Orders.ShouldBe(2));
        (await shop.WrongCountsAsync()).ShouldBe(0);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(45m);

        await shop.UndoAsync(statuses);
        if (linesFirst)
        {
            (await shop.RowsAsync()).ShouldBe(before);
        }
        else
        {
            (await shop.RowsAsync()).ShouldBe(await other.RowsAsync());
            await shop.UndoAsync(lines);
            (await shop.RowsAsync()).ShouldBe(before);
        }
    }

    [Fact]
    public async Task Undoing_the_lines_leaves_the_statuses_for_those_that_come_again()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Lines, "lines.csv");
        await LoadStatusesAsync(shop, Statuses);
        var before = await shop.RowsAsync();
        var lines = await shop.LoadAsync(Lines, "lines.csv");
        var with = await shop.RowsAsync();

        await shop.UndoAsync(lines);
        (await shop.RowsAsync()).ShouldBe(before);
        await shop.ReceiveAgainAsync(lines.UploadId);
        await shop.RunAsync(lines.UploadId);

        (await shop.RowsAsync()).ShouldBe(with);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(45m);
    }

    /// <summary>The lines say themselves that order 2 was refunded and 3 cancelled; a later list completes both, one after it cancels 2.</summary>
    [Fact]
    public async Task The_last_list_says_how_an_order_stands_and_its_undo_brings_back_what_was_said_before()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var stated = "order_id,order_date,customer_id,product_id,quantity,unit_price,status\n"
            + "1,2024-01-05,C1,Cup,2,10.00,completed\n2,2024-01-05,C2,Cup,1,10.00,refunded\n2,2024-01-05,C2,Mug,1,5.00,refunded\n3,2024-01-06,C1,Cup,1,10.00,cancelled\n";
        await shop.LoadAsync(stated, "lines.csv");
        await other.LoadAsync(stated, "lines.csv");
        var first = await shop.RowsAsync();
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(20m);

        var completed = await LoadStatusesAsync(shop, "Order ID,Status\n2,completed\n3,processing\n", "completed.csv");
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(45m, "20, 10 + 5 and 10");
        (await shop.LinesAsync()).ShouldAllBe(line => line.Kind == LineKind.Sale && line.IsValid);
        var second = await shop.RowsAsync();

        var cancelled = await LoadStatusesAsync(shop, "Order ID,Status\n2,Cancelled\n", "cancelled.csv");
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(30m);
        (await shop.WrongCountsAsync()).ShouldBe(0);

        await shop.UndoAsync(cancelled);
        (await shop.RowsAsync()).ShouldBe(second);
        await shop.UndoAsync(completed);
        (await shop.RowsAsync()).ShouldBe(first);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(20m);
    }

    /// <summary>A newer export of lines that says an order was refunded is not overruled by an older list that called it processing.</summary>
    [Fact]
    public async Task An_older_status_that_ends_nothing_gives_way_to_newer_lines()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await LoadStatusesAsync(shop, "Order ID,Status\n1,processing\n2,refunded\n");
        await other.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2024-01-05,C1,Cup,2,10.00\n");

        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price,status\n1,2024-01-05,C1,Cup,2,10.00,refunded\n2,2024-01-05,C1,Cup,1,7.00,completed\n");

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.NetSales)).ShouldBe([("1", 20m), ("1", -20m), ("2", -7m), ("2", 7m)]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(20m);
    }

    /// <summary>Heads and items of their own, and a list of statuses before or after the heads.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_statuses_acts_on_orders_joined_from_parts(bool headsFirst)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string heads = "order_id,customer_id,order_status,order_purchase_timestamp\n2,c-1,delivered,2024-01-05 10:00:00\n3,c-2,delivered,2024-01-06 10:00:00\n";
        const string items = "order_id,order_item_id,product_id,seller_id,price\n2,1,Cup,S,10\n3,1,Mug,S,5\n";
        await other.LoadAsync(items, "items.csv");
        await other.LoadAsync(heads, "heads.csv");
        await shop.LoadAsync(items, "items.csv");

        var statuses = headsFirst ? null : await LoadStatusesAsync(shop, Statuses);
        await shop.LoadAsync(heads, "heads.csv");
        statuses ??= await LoadStatusesAsync(shop, Statuses);

        (await shop.LinesAsync()).Select(line => (line.OrderId, line.Kind, line.NetSales, line.Status, line.IsValid)).ShouldBe(
            [("2", LineKind.Sale, 10m, "refunded", true), ("2", LineKind.Return, -10m, "refunded", true), ("3", LineKind.Sale, 5m, "cancelled", false)]);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(0m);
        await shop.UndoAsync(statuses);
        (await shop.RowsAsync()).ShouldBe(await other.RowsAsync());
    }

    [Fact]
    public async Task A_list_of_statuses_is_confirmed_before_it_acts()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await shop.LoadAsync(Lines, "lines.csv");
        await other.LoadAsync(Lines, "lines.csv");

        var upload = await shop.LoadAsync("Order ID,Status,Last updated\n2,Refunded,2024-02-01\n", "statuses.csv");

        (upload.Status, upload.Kind).ShouldBe((UploadStatus.NeedsMapping, UploadKind.OrderHeads));
        upload.Error.ShouldBe("The file says neither what was sold nor when. Its rows are taken for the status of orders that other files bring, before or after it. Confirm it, or upload a file with amounts.");
        (await shop.RowsAsync()).ShouldBe(await other.RowsAsync());
    }

    private static async Task<Upload> LoadStatusesAsync(Shop shop, string text, string fileName = "statuses.csv")
    {
        var upload = await shop.LoadAsync(text, fileName);
        if (upload.Status == UploadStatus.NeedsMapping)
        {
            (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderHeads, new() { ["order_id"] = "Order ID", ["status"] = "Status" })).ShouldBeEmpty();
            await shop.RunAsync(upload.UploadId);
            upload = await shop.FindAsync(upload.UploadId);
        }

        (upload.Status, upload.Error).ShouldBe((UploadStatus.Succeeded, null));
        return upload;
    }
}
