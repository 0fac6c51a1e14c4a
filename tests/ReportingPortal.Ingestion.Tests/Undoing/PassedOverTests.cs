using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>An undo reads only the files that can matter, and never too few.</summary>
public class PassedOverTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price\n";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(300, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Files_passed_over_change_nothing_of_what_an_undo_leaves(int seed)
    {
        var files = new RandomFiles(seed, withOrders: seed % 4 > 0, shelves: 4);
        var texts = Enumerable.Range(0, 8).Select(_ => files.Next()).ToArray();
        var random = new Random(seed);
        var undone = Enumerable.Range(0, texts.Length).OrderBy(_ => random.Next()).Take(3).ToArray();

        var (left, read) = await UndoAsync(texts, undone, isKept: true);
        var (wholly, all) = await UndoAsync(texts, undone, isKept: false);
        var (never, _) = await UndoAsync([.. texts.Where((_, i) => !undone.Contains(i))], [], isKept: true);

        ShopState.Difference(left, never).ShouldBeEmpty();
        ShopState.Difference(WithoutNotes(wholly), WithoutNotes(never)).ShouldBeEmpty();
        read.Except(all).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_files_that_share_an_order_or_first_named_a_customer_are_read_again()
    {
        var shop = await database.NewShopAsync();
        var first = await shop.LoadAsync(Header + "O1,2024-03-01,C1,North,P1,Toys,1,10\nO2,2024-03-01,C2,North,P1,Toys,1,10\n", "first.csv");
        var second = await shop.LoadAsync(Header + "O3,2024-03-02,C1,North,P1,Toys,1,10\nO4,2024-03-02,C3,East,P1,Toys,1,10\n", "second.csv");
        await shop.LoadAsync(Header + "O5,2024-03-03,C2,North,P1,Toys,1,10\n", "third.csv");
        await shop.LoadAsync(Header + "O6,2024-03-04,C3,West,P1,Toys,1,10\n", "fourth.csv");
        var last = await shop.LoadAsync(Header + "O5,2024-03-03,C2,North,P1,Toys,2,10\nO7,2024-03-05,C4,West,P2,Books,1,10\n", "last.csv");

        (await ReadByUndoAsync(shop, last)).ShouldBe(["third.csv"]);
        (await ReadByUndoAsync(shop, second)).ShouldBe(["fourth.csv"]);
        (await shop.ReadAsync(db => db.Customers.Where(c => c.CustomerId == "C3"))).Single().Region.ShouldBe("West");
        // C2 and P1 come back from the third file; then there is nothing left to ask the fourth for.
        (await ReadByUndoAsync(shop, first)).ShouldBe(["third.csv"]);
        (await shop.LinesAsync()).Select(line => line.OrderId).ShouldBe(["O5", "O6"]);
    }

    [Fact]
    public async Task A_file_that_completed_a_customer_takes_its_value_along_and_a_later_one_gives_its_own()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Header + "O1,2024-03-01,C1,,P1,,1,10\n", "bare.csv");
        var completing = await shop.LoadAsync(Header + "O2,2024-03-02,C1,North,P1,Toys,1,10\n", "completing.csv");
        await shop.LoadAsync(Header + "O3,2024-03-03,C1,South,P1,Books,1,10\n", "later.csv");

        (await ReadByUndoAsync(shop, completing)).ShouldBe(["bare.csv", "later.csv"]);

        (await shop.ReadAsync(db => db.Customers)).Single().Region.ShouldBe("South");
        (await shop.ReadAsync(db => db.Products)).Single().Category.ShouldBe("Books");
    }

    [Fact]
    public async Task An_undone_customers_file_asks_lines_only_for_those_no_other_customers_file_names()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Header + "O1,2024-03-01,C1,North,P1,Toys,1,10\n", "lines-of-C1.csv");
        await shop.LoadAsync(Header + "O2,2024-03-01,C2,North,P1,Toys,1,10\n", "lines-of-C2.csv");
        var undone = await shop.LoadAsync("customer_id,name,region\nC1,Ann,East\nC2,Bob,East\n", "undone.csv", UploadKind.Customers);
        await shop.LoadAsync("customer_id,name,region\nC1,Anna,West\n", "other.csv", UploadKind.Customers);

        (await ReadByUndoAsync(shop, undone)).ShouldBe(["other.csv", "lines-of-C2.csv"]);

        (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => (c.Name, c.Region, c.IsDerived))
            .ShouldBe([("Anna", "West", false), (null, "North", true)]);
    }

    [Fact]
    public async Task Of_an_upload_loaded_before_keys_were_kept_anything_is_thought_possible()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync(Header + "O1,2024-03-01,C1,North,P1,Toys,1,10\n", "old.csv");
        var undone = await shop.LoadAsync(Header + "O2,2024-03-02,C2,North,P2,Toys,1,10\n", "undone.csv");
        await shop.ForgetKeysAsync();

        (await ReadByUndoAsync(shop, undone)).ShouldBe(["old.csv"]);

        (await shop.LinesAsync()).Single().OrderId.ShouldBe("O1");
    }

    [Fact]
    public async Task An_event_sent_twice_in_one_file_is_what_its_last_row_says_though_only_its_first_names_the_product()
    {
        const string header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";
        var (shop, twin) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string twice = header + "E2,C2,S2,product_view,2024-03-02 10:00,P1,Toys,1,1\nE2,C2,S2,product_view,2024-03-02 10:00,P2,Books,1,1\n";
        var undone = await shop.LoadAsync(header + "E1,C1,S1,product_view,2024-03-01 10:00,P1,Toys,1,1\n", "undone.csv", UploadKind.Events);
        await shop.LoadAsync(twice, "twice.csv", UploadKind.Events);

        await shop.UndoAsync(undone);

        await twin.LoadAsync(twice, "twice.csv", UploadKind.Events);
        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.ReadAsync(db => db.Products)).Single().ProductId.ShouldBe("P2");
    }

    private async Task<(IReadOnlyList<string> Rows, List<string> Read)> UndoAsync((string Name, UploadKind Kind, string Text)[] texts, int[] undone, bool isKept)
    {
        var (shop, read) = (await database.NewShopAsync("America/New_York"), new List<string>());
        foreach (var (name, kind, text) in texts)
        {
            (await shop.LoadAsync(text, name, kind)).Error.ShouldBeNull();
        }

        foreach (var i in undone)
        {
            if (!isKept)
            {
                await shop.ForgetKeysAsync();
            }

            read.AddRange((await ReadByUndoAsync(shop, await shop.NamedAsync(texts[i].Name))).Select(name => $"{i}: {name}"));
        }

        (await shop.WrongCountsAsync()).ShouldBe(0);
        return (await shop.RowsAsync(), read);
    }

    /// <summary>Rows that nobody noted the completion of can not say whose it was.</summary>
    private static IReadOnlyList<string> WithoutNotes(IReadOnlyList<string> rows)
        => [.. rows.Select(row => System.Text.RegularExpressions.Regex.Replace(row, "\"completed_by\": (null|\\[[^]]*\\])", ""))];

    private static async Task<IReadOnlyList<string>> ReadByUndoAsync(Shop shop, Upload upload)
    {
        var files = new ReadFiles();
        await shop.UndoAsync(upload, files);
        return files.Names;
    }
}
