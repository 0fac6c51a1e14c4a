using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>The published totals of the Superstore data, whatever way its file is written.</summary>
public class SuperstoreTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task The_file_as_published_gives_the_published_totals()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("America/New_York", "USD");

        var upload = await shop.LoadAsync(SharedData.Read("superstore.csv"), "superstore.csv");

        upload.Error.ShouldBeNull();
        (upload.Status, upload.Preset, upload.Kind).ShouldBe((UploadStatus.Succeeded, "superstore", UploadKind.OrderLines));
        (upload.RowsRead, upload.RowsNew, upload.RowsRejected).ShouldBe((9994, 9994, 0));
        await ShouldHavePublishedTotalsAsync(shop);
    }

    private static async Task ShouldHavePublishedTotalsAsync(Shop shop)
    {
        var days = await shop.DailySalesAsync();
        Math.Round(days.Sum(d => d.NetSales), 2).ShouldBe(2_297_200.86m);
        Math.Round(days.Sum(d => d.CostedNetSales - d.Cost), 2).ShouldBe(286_397.02m);
        days.Sum(d => d.Orders).ShouldBe(5009);
        days.Sum(d => d.LinesWithoutCost).ShouldBe(0);
        (await shop.CustomersAsync()).Count.ShouldBe(793);
    }
}
