using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>Whatever was loaded, and in whatever order it is taken out again, what stays is what the others alone give.</summary>
public class RandomUndoTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const int Files = 5;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8), 120, 144, 170, 209, 225, 249];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Random_uploads_undone_in_any_order_leave_what_the_others_give(int seed)
        => UndoAsync(new RandomFiles(seed, withOrders: seed % 3 > 0), new Random(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Parts_of_orders_among_them_leave_what_the_others_give(int seed)
        => UndoAsync(new RandomFiles(seed, withOrders: seed % 3 > 0, withParts: true), new Random(seed));

    private async Task UndoAsync(RandomFiles files, Random random)
    {
        var shop = await database.NewShopAsync("America/New_York");
        var loaded = new List<(Upload Upload, string Text)>();
        for (var i = 0; i < Files; i++)
        {
            var (name, kind, text) = files.Next();
            loaded.Add((await shop.LoadAsync(text, name, kind), text));
            loaded[^1].Upload.Error.ShouldBeNull();
        }

        for (var undone = 0; undone < 2; undone++)
        {
            var one = loaded[random.Next(loaded.Count)];
            await shop.UndoAsync(one.Upload);
            loaded.Remove(one);
        }

        var twin = await database.NewShopAsync("America/New_York");
        foreach (var (upload, text) in loaded)
        {
            await twin.LoadAsync(text, upload.FileName, upload.Kind);
        }

        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
        (await shop.WrongCountsAsync()).ShouldBe(0);
    }
}
