using ReportingPortal.Data;
using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>An installation that found a visitor's events by an index, brought to finding them through their sessions.</summary>
public class FormerEventsTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Before = "20261121192504_DaysInPackedNumbers";
    private const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";

    [Fact]
    public async Task Events_of_every_shop_are_found_from_their_visitors_after_the_migration_and_after_the_next_load()
    {
        var (one, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var first = await one.LoadAsync($"{Header}E1,U1,S1,view,2024-01-05 10:00,P1,,5,1\nE2,U1,S2,view,2024-01-06 10:00,P1,,5,1\nE3,,S3,view,2024-01-06 10:00,P1,,5,1\n", "first.csv");
        var second = await one.LoadAsync($"{Header}E4,U1,S2,purchase,2024-01-06 10:05,P1,,5,1\nE5,U2,S4,view,2024-01-06 11:00,P1,,5,1\n", "second.csv");
        var others = await other.LoadAsync($"{Header}E1,U1,S9,view,2024-01-05 10:00,P1,,5,1\n");

        await DatabaseMigration.RunAsync(database.Portal.Sources, TestContext.Current.CancellationToken, Before);
        await DatabaseMigration.RunAsync(database.Portal.Sources, TestContext.Current.CancellationToken);

        (await SessionsAsync(one)).ShouldBe([("U1", first.UploadId, "S1 S2"), ("U1", second.UploadId, "S2"), ("U2", second.UploadId, "S4")], ignoreOrder: true);
        (await SessionsAsync(other)).ShouldBe([("U1", others.UploadId, "S9")]);

        var third = await one.LoadAsync($"{Header}E6,U2,S5,view,2024-01-07 11:00,P1,,5,1\n", "third.csv");
        (await SessionsAsync(one)).ShouldContain(("U2", third.UploadId, "S5"));
        var newcomer = await database.NewShopAsync();
        var straight = await newcomer.LoadAsync($"{Header}E1,U7,S7,view,2024-01-05 10:00,P1,,5,1\n");
        (await SessionsAsync(newcomer)).ShouldBe([("U7", straight.UploadId, "S7")]);
    }

    private static async Task<IReadOnlyList<(string Visitor, Guid Upload, string Sessions)>> SessionsAsync(Shop shop)
        => [.. (await shop.ReadAsync(db => db.Set<VisitorSessions>())).Select(v => (v.CustomerId, v.UploadId, string.Join(' ', v.SessionIds.Order(StringComparer.Ordinal))))];
}
