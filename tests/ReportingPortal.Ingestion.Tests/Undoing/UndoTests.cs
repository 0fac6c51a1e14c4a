using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>Three files that overlap: A, then B with new, changed and repeated rows, then C that repeats rows of both.</summary>
public class UndoTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string OrderHeader = "order_id,order_date,customer_id,customer_name,region,product_id,product_name,category,quantity,unit_price\n";
    private const string EventHeader = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";

    /// <summary>By kind: what A, B and C hold. C's rows are partly B's own, which C's load took for unchanged.</summary>
    public static TheoryData<UploadKind, string[]> Kinds => new()
    {
        {
            UploadKind.OrderLines,
            [
                OrderHeader + "O1,2024-03-01,C1,Ann,North,P1,Pen,Office,1,10\nO2,2024-03-02,C2,Bob,South,P2,Cup,Kitchen,2,20\nO3,2024-03-03,C3,,,P1,Pen,Office,1,10\n",
                OrderHeader + "O1,2024-03-01,C1,Ann,North,P1,Pen,Office,3,10\nO2,2024-03-02,C2,Bob,South,P2,Cup,Kitchen,2,20\n"
                    + "O3,2024-02-28,C3,Cid,East,P3,Pot,Kitchen,1,5\nO4,2024-04-01,C4,Dan,West,P4,Pan,Kitchen,1,50\nO4,2024-04-01,C4,Dan,West,P4,Pan,Kitchen,1,50\n",
                OrderHeader + "O1,2024-03-01,C1,Ann,North,P1,Pen,Office,3,10\nO4,2024-04-01,C4,Dan,West,P4,Pan,Kitchen,1,50\n"
                    + "O3,2024-03-03,C3,,West,P1,Pen,Office,2,10\nO5,2024-05-01,C5,Eve,West,P5,Lid,Kitchen,1,7\n",
            ]
        },
        {
            UploadKind.Events,
            [
                EventHeader + "E1,C1,S1,product_view,2024-03-01 10:00,P1,Office,10,1\nE2,C1,S1,purchase,2024-03-01 10:05,P1,Office,10,1\nE3,C2,S2,purchase,2024-03-02 10:00,P2,Kitchen,20,1\n",
                EventHeader + "E2,C1,S1,purchase,2024-03-01 10:05,P1,Office,10,2\nE3,C2,S2,purchase,2024-03-02 10:00,P2,Kitchen,20,1\n"
                    + "E4,C3,S1,product_view,2024-02-29 23:30,P3,Kitchen,5,1\nE5,C4,S4,purchase,2024-04-01 12:00,P4,,,1\n",
                EventHeader + "E2,C1,S9,purchase,2024-03-05 10:05,P1,Office,10,2\nE5,C4,S4,purchase,2024-04-01 12:00,P4,,,1\nE6,C5,S5,purchase,2024-05-01 12:00,P5,Kitchen,7,1\n",
            ]
        },
        {
            UploadKind.Customers,
            [
                "customer_id,name,region\nC1,Ann,North\nC2,Bob,South\n",
                "customer_id,name,region\nC1,Anna,East\nC2,Bob,South\nC3,Cid,West\n",
                "customer_id,name,region\nC1,Anna,East\nC3,Cid,West\nC4,Dan,\n",
            ]
        },
        {
            UploadKind.Products,
            [
                "product_id,product_name,category,price\nP1,Pen,Office,10\nP2,Cup,Kitchen,20\n",
                "product_id,product_name,category,price\nP1,Pencil,School,11\nP2,Cup,Kitchen,20\nP3,Pot,Kitchen,5\n",
                "product_id,product_name,category,price\nP1,Pencil,School,11\nP3,Pot,Kitchen,5\nP4,Pan,Kitchen,50\n",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Undoing_any_of_three_overlapping_files_leaves_what_the_other_two_give(UploadKind kind, string[] files)
    {
        foreach (var undone in new[] { 0, 1, 2 })
        {
            var shop = await ShopOfAsync(kind, files);
            var twin = await ShopOfAsync(kind, files, except: undone);

            await shop.UndoAsync(await shop.NamedAsync($"{undone}.csv"));

            ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty($"{kind} without file {undone}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Undoing_all_of_them_in_any_order_leaves_an_empty_shop(UploadKind kind, string[] files)
    {
        foreach (var order in new[] { new[] { 0, 1, 2 }, [1, 0, 2], [2, 0, 1] })
        {
            var shop = await database.NewShopAsync();
            for (var i = 0; i < files.Length; i++)
            {
                await shop.LoadAsync(files[i], $"{i}.csv", kind);
            }

            foreach (var undone in order)
            {
                await shop.UndoAsync(await shop.NamedAsync($"{undone}.csv"));
            }

            (await shop.RowsAsync()).ShouldBe(["as of "]);
        }
    }

    [Fact]
    public async Task What_another_shop_has_is_not_touched()
    {
        var (_, files) = Kinds.First().Data;
        var (shop, other) = (await ShopOfAsync(UploadKind.OrderLines, files), await ShopOfAsync(UploadKind.OrderLines, files));
        var before = await other.RowsAsync();

        await shop.UndoAsync(await shop.NamedAsync("1.csv"));

        (await other.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Undoing_the_only_orders_brings_the_lines_of_purchase_events_back()
    {
        var (orders, events) = (Kinds.First().Data.Item2[0], Kinds.ElementAt(1).Data.Item2[0]);
        var (shop, twin) = (await database.NewShopAsync(), await database.NewShopAsync());
        await shop.LoadAsync(events, "events.csv", UploadKind.Events);
        var upload = await shop.LoadAsync(orders, "orders.csv", UploadKind.OrderLines);
        await shop.LoadAsync(Kinds.ElementAt(1).Data.Item2[1], "more-events.csv", UploadKind.Events);
        (await shop.LinesAsync()).ShouldAllBe(line => !line.IsFromEvents);

        await shop.UndoAsync(upload);

        await twin.LoadAsync(events, "events.csv", UploadKind.Events);
        await twin.LoadAsync(Kinds.ElementAt(1).Data.Item2[1], "more-events.csv", UploadKind.Events);
        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.LinesAsync()).Select(line => (line.OrderId, line.NetSales)).ShouldBe(
            [("events:C1:S1", 20m), ("events:C2:S2", 20m), ("events:C4:S4", 0m)]);
    }

    [Fact]
    public async Task A_price_that_came_after_the_purchase_goes_with_its_file()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(EventHeader + "E1,C1,S1,purchase,2024-03-01 10:05,P1,,,2\n", "events.csv", UploadKind.Events);
        (await shop.LinesAsync()).Single().NetSales.ShouldBe(0);

        var prices = await shop.LoadAsync("product_id,product_name,category,price\nP1,Pen,Office,9\n", "products.csv", UploadKind.Products);
        (await shop.SalesAsync()).Single().TotalSales.ShouldBe(18);
        await shop.UndoAsync(prices);

        (await shop.SalesAsync()).Single().TotalSales.ShouldBe(0);
        (await shop.ProductsAsync()).Single().Name.ShouldBe("P1");
    }

    [Theory]
    [InlineData("first-prices.csv")]
    [InlineData("later-prices.csv")]
    [InlineData("first-prices.csv", "later-prices.csv")]
    [InlineData("later-prices.csv", "first-prices.csv")]
    public async Task Purchases_without_a_price_are_priced_as_if_an_undone_products_file_had_never_been_there(params string[] undone)
    {
        (string Name, UploadKind Kind, string Text)[] files =
        [
            ("purchases.csv", UploadKind.Events, EventHeader + "E1,C1,S1,purchase,2024-03-01 10:05,P1,,,2\nE2,C1,S1,purchase,2024-03-01 10:06,P2,,7,1\nE3,C2,S2,purchase,2024-03-02 10:00,P1,,3,1\n"
                + "E4,C3,S3,purchase,2024-03-03 10:00,P3,,,1\n"),
            ("first-prices.csv", UploadKind.Products, "product_id,product_name,category,price\nP1,Pen,Office,9\nP2,Cup,Kitchen,20\nP3,Pot,Kitchen,5\n"),
            ("views.csv", UploadKind.Events, EventHeader + "E5,C3,S3,product_view,2024-03-03 09:00,P3,Garden,4,1\nE6,C4,S4,purchase,2024-04-01 09:00,P3,,,3\n"),
            ("later-prices.csv", UploadKind.Products, "product_id,product_name,category,price\nP1,Pen,Office,11\nP4,Pan,Kitchen,50\n"),
        ];
        var (shop, twin) = (await ShopOfAsync(files), await ShopOfAsync([.. files.Where(file => !undone.Contains(file.Name))]));

        foreach (var name in undone)
        {
            await shop.UndoAsync(await shop.NamedAsync(name));
        }

        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        // P1 and P3 of the purchases without a price: 2 × the price of now (3 by the last event, where no file gives one), and 1 + 3 × that of P3.
        var (pen, pot) = (undone.Contains("later-prices.csv") ? undone.Contains("first-prices.csv") ? 3 : 9 : 11, undone.Contains("first-prices.csv") ? 0 : 5);
        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(2 * pen + 7 + 3 + 4 * pot);
    }

    [Fact]
    public async Task A_price_that_comes_back_late_in_an_undo_reaches_purchases_of_a_session_made_anew_on_the_way()
    {
        (string Name, UploadKind Kind, string Text)[] files =
        [
            ("undone.csv", UploadKind.Events, EventHeader + "E1,C1,S1,product_view,2024-03-01 10:00,P1,Toys,5,1\nE2,C1,S1,purchase,2024-03-01 10:05,P2,Toys,1,1\n"),
            ("there.csv", UploadKind.Events, EventHeader + "E2,C1,S9,purchase,2024-03-01 10:05,P2,Toys,1,1\n"),
            ("and-back.csv", UploadKind.Events, EventHeader + "E2,C1,S1,purchase,2024-03-01 10:05,P2,Toys,1,2\n"),
            ("prices.csv", UploadKind.Events, EventHeader + "E3,C1,S9,purchase,2024-03-01 10:06,P1,,,1\nE4,C1,S9,product_view,2024-03-01 10:07,P1,Toys,5,1\n"),
        ];
        var (shop, twin) = (await ShopOfAsync(files), await ShopOfAsync(files[1..]));

        await shop.UndoAsync(await shop.NamedAsync("undone.csv"));

        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.SalesAsync()).Single().TotalSales.ShouldBe(2 + 5);
    }

    [Fact]
    public async Task A_file_is_read_again_in_the_zone_it_was_loaded_in()
    {
        const string late = "order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-01T23:30:00Z,C1,P1,1,10\n";
        var shop = await database.NewShopAsync("Europe/London");
        await shop.LoadAsync(late, "a.csv", UploadKind.OrderLines);
        var moved = await shop.InAsync("Asia/Tokyo");
        var second = await moved.LoadAsync(late.Replace("1,10", "2,10"), "b.csv", UploadKind.OrderLines);
        (await moved.LinesAsync()).Single().OrderDate.ShouldBe(new DateOnly(2024, 3, 2));

        await moved.UndoAsync(second);

        (await moved.LinesAsync()).Single().OrderDate.ShouldBe(new DateOnly(2024, 3, 1));
    }

    [Fact]
    public async Task An_undone_file_is_loaded_again_as_the_last_one()
    {
        var (_, files) = Kinds.First().Data;
        var shop = await ShopOfAsync(UploadKind.OrderLines, files);
        var first = await shop.NamedAsync("0.csv");
        await shop.UndoAsync(first);
        await shop.ReceiveAgainAsync(first.UploadId);

        (await shop.RunAsync(first.UploadId)).ShouldBe(UploadStatus.Succeeded);

        var twin = await database.NewShopAsync();
        foreach (var i in new[] { 1, 2, 0 })
        {
            await twin.LoadAsync(files[i], $"{i}.csv", UploadKind.OrderLines);
        }

        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.FindAsync(first.UploadId)).ShouldSatisfyAllConditions(u => u.LoadNumber.ShouldBe(4), u => u.UndoneAt.ShouldBeNull());
    }

    private async Task<Shop> ShopOfAsync((string Name, UploadKind Kind, string Text)[] files)
    {
        var shop = await database.NewShopAsync();
        foreach (var (name, kind, text) in files)
        {
            (await shop.LoadAsync(text, name, kind)).Error.ShouldBeNull();
        }

        return shop;
    }

    private async Task<Shop> ShopOfAsync(UploadKind kind, string[] files, int? except = null)
    {
        var shop = await database.NewShopAsync();
        foreach (var (i, text) in files.Index().Where(file => file.Index != except))
        {
            (await shop.LoadAsync(text, $"{i}.csv", kind)).Error.ShouldBeNull();
        }

        return shop;
    }
}
