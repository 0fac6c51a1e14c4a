using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class LoadedDaysTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Orders = "order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-01 23:30,C1,P1,1,10\n";

    [Theory]
    [InlineData(UploadKind.OrderLines, Orders, true)]
    [InlineData(UploadKind.Events, "event_id,user_id,event_type,timestamp\nE1,U1,product_view,2024-03-01 10:00:00\n", true)]
    [InlineData(UploadKind.OrderHeads, "order_id,order_date,customer_id\nO1,2024-03-01,C1\n", true)]
    [InlineData(UploadKind.Customers, "customer_id,name,registered_on\nC1,Ann,2024-03-01\n", true)]
    [InlineData(UploadKind.Customers, "customer_id,name,region\nC1,Ann,North\n", false)]
    [InlineData(UploadKind.Products, "product_id,product_name,price\nP1,Lamp,10\n", false)]
    public async Task Orders_events_and_registrations_have_days_until_they_are_undone(UploadKind kind, string text, bool expected)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var upload = await shop.LoadAsync(text, kind: kind);
        upload.Status.ShouldBe(UploadStatus.Succeeded, upload.Error);

        (await shop.HasDaysAsync()).ShouldBe(expected);
        (await other.HasDaysAsync()).ShouldBeFalse();
        await shop.UndoAsync(upload);
        (await shop.HasDaysAsync()).ShouldBeFalse();
    }

    /// <summary>The job knew the shop before its owner moved it.</summary>
    [Fact]
    public async Task A_file_read_in_the_former_zone_is_not_loaded()
    {
        var shop = await database.NewShopAsync("Europe/London");
        var moved = await shop.InAsync("Asia/Tokyo");

        var late = await shop.LoadAsync(Orders);

        (late.Status, late.Error).ShouldBe((UploadStatus.Failed, "The shop's time zone was changed while the file was read. Nothing of the file was taken over. Start again."));
        (await moved.LinesAsync()).ShouldBeEmpty();
        (await moved.LoadAsync(Orders)).Status.ShouldBe(UploadStatus.Succeeded);
    }
}
