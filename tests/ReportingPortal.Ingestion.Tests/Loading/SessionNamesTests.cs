using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>A shop whose programs send events as they happen: each visit comes in the parts of many uploads.</summary>
public class SessionNamesTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";

    /// <summary>Visit S1 of U1 comes in all of them; U2 takes it over in the second, and the third moves an event of the first.</summary>
    private static readonly string[] Parts =
    [
        Header + "E1,U1,S1,view,2024-01-05 10:00,P1,,5,1\nE2,U1,S2,view,2024-01-05 10:01,P1,,5,1\n",
        Header + "E3,U1,S1,view,2024-01-05 10:02,P1,,5,1\nE4,U2,S1,view,2024-01-05 10:03,P1,,5,1\n",
        Header + "E5,U1,S1,purchase,2024-01-05 10:04,P1,,5,1\nE2,U1,S3,view,2024-01-05 10:01,P1,,5,1\n",
        Header + "E6,U1,S1,view,2024-01-05 10:05,P1,,5,1\nE7,U1,S3,view,2024-01-05 10:06,P1,,5,1\n",
    ];

    [Fact]
    public async Task A_session_that_comes_in_parts_is_named_once_and_for_each_of_its_visitors()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        foreach (var part in Parts)
        {
            await other.LoadAsync(part);
        }

        var first = await shop.LoadAsync(Parts[0]);
        var second = await shop.LoadAsync(Parts[1]);
        var third = await shop.LoadAsync(Parts[2]);
        await shop.LoadAsync(Parts[3]);
        await shop.LoadAsync(Parts[1]);

        (await NamesAsync(shop)).ShouldBe(
            [("U1", first.UploadId, "S1 S2"), ("U2", second.UploadId, "S1"), ("U1", third.UploadId, "S3")], ignoreOrder: true);
        // Checks that each event can be reached from its visitor.
        (await shop.RowsAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(0, 2, 3, 1)]
    [InlineData(1, 0, 3, 2)]
    [InlineData(2, 0, 1, 3)]
    [InlineData(3, 2, 1, 0)]
    public async Task Parts_undone_in_any_order_leave_what_the_others_give_and_all_they_have_found(params int[] order)
    {
        var shop = await database.NewShopAsync();
        for (var part = 0; part < Parts.Length; part++)
        {
            await shop.LoadAsync(Parts[part], $"{part}.csv");
        }

        var left = Enumerable.Range(0, Parts.Length).ToList();
        foreach (var undone in order)
        {
            await shop.UndoAsync(await shop.NamedAsync($"{undone}.csv"));
            left.Remove(undone);
            var twin = await database.NewShopAsync();
            foreach (var part in left)
            {
                await twin.LoadAsync(Parts[part], $"{part}.csv");
            }

            ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty($"without {undone}");
        }
    }

    [Fact]
    public async Task Events_that_were_undone_are_found_again_when_they_are_loaded_again()
    {
        var shop = await database.NewShopAsync();
        var first = await shop.LoadAsync(Parts[0], "0.csv");
        var second = await shop.LoadAsync(Parts[1], "1.csv");
        await shop.UndoAsync(first);
        await shop.ReceiveAgainAsync(first.UploadId);
        await shop.RunAsync(first.UploadId);
        await shop.UndoAsync(second);
        await shop.UndoAsync(first);
        await shop.LoadAsync(Parts[3], "3.csv");
        await shop.LoadAsync(Parts[2], "2.csv");

        var twin = await database.NewShopAsync();
        await twin.LoadAsync(Parts[3], "3.csv");
        await twin.LoadAsync(Parts[2], "2.csv");

        ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<(string Visitor, Guid Upload, string Sessions)>> NamesAsync(Shop shop)
        => [.. (await shop.ReadAsync(db => db.Set<VisitorSessions>())).Select(v => (v.CustomerId, v.UploadId, string.Join(' ', v.SessionIds.Order(StringComparer.Ordinal))))];
}
