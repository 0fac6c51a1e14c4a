using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Events;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Events;

public class EventInboxTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batches_of_a_while_become_one_upload_in_the_order_they_came()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await AcceptAsync(shop, new SentEvent("E1", "U1", "S1", EventType.ProductView, Noon, "P1", "Toys"));
        await AcceptAsync(other, new SentEvent("E1", "X", "X", EventType.ProductView, Noon));
        await AcceptAsync(shop, new SentEvent("E2", "U1", null, EventType.Purchase, Noon.AddMinutes(1), "P,1", null, 1.234m, -2));

        var upload = await CollectAsync(shop);
        var nothing = await CollectAsync(shop);
        await shop.RunAsync(upload!.UploadId);
        var loaded = await shop.FindAsync(upload.UploadId);

        nothing.ShouldBeNull();
        upload.IsFull.ShouldBeFalse();
        (await RawAsync(shop, upload)).ShouldBe(
            "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n"
            + "E1,U1,S1,product_view,2024-03-01T12:00:00.000000Z,P1,Toys,,\n"
            + "E2,U1,,purchase,2024-03-01T12:01:00.000000Z,\"P,1\",,1.234,-2\n");
        (loaded.Status, loaded.RowsNew, loaded.RowsRejected).ShouldBe((UploadStatus.Succeeded, 2, 0));
        loaded.FileName.ShouldStartWith("Events by API, ");
        var purchase = (await shop.ReadAsync(db => db.Events.OrderBy(e => e.EventId)))[1];
        (purchase.OccurredAt, purchase.SessionId, purchase.Price, purchase.Quantity).ShouldBe((Noon.AddMinutes(1), "U1 2024-03-01", 1.234m, -2m));
        (await other.ReadAsync(db => db.Events)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_batch_and_one_above_the_limit_are_no_batches()
    {
        var shop = await database.NewShopAsync();
        var visit = new SentEvent("E1", "U1", "S1", EventType.ProductView, Noon);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => AcceptAsync(shop));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => AcceptAsync(shop, [.. Enumerable.Repeat(visit, 5001)]));
        (await CollectAsync(shop)).ShouldBeNull();
    }

    private async Task AcceptAsync(Shop shop, params SentEvent[] events)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        await scope.GetRequiredService<EventInbox>().AcceptAsync(events, Ct);
    }

    private async Task<CollectedEvents?> CollectAsync(Shop shop)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        return await scope.GetRequiredService<EventInbox>().CollectAsync(Ct);
    }

    private async Task<string> RawAsync(Shop shop, CollectedEvents upload)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        using var reader = new StreamReader(scope.GetRequiredService<UploadStore>().OpenRaw(upload.UploadId), Encoding.UTF8);
        return await reader.ReadToEndAsync(Ct);
    }
}
