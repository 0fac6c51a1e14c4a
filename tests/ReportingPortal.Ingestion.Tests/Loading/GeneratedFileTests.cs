using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData;
using ReportingPortal.DemoData.Dummy;
using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Layouts;
using ReportingPortal.DemoData.Shop;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Files whose writer knows what it has written: what comes out is what went in.</summary>
public class GeneratedFileTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly DateOnly LastDay = new(2024, 6, 30);

    [Fact]
    public async Task The_demo_shops_four_files_give_the_shop_it_wrote()
    {
        var shop = await database.NewShopAsync();
        var demo = new DemoShop(7, LastDay, customerCount: 150);
        WrittenSales? truth = null;

        await LoadAsync(shop, demo.WriteCustomers, UploadKind.Customers);
        await LoadAsync(shop, demo.WriteProducts, UploadKind.Products);
        await LoadAsync(shop, writer => truth = demo.WriteOrders(writer), UploadKind.OrderLines);
        await LoadAsync(shop, writer => demo.WriteEvents(writer, days: 10), UploadKind.Events);

        await ShouldHaveAsync(shop, truth!);
        (await shop.DailySalesAsync("Unknown")).ShouldBeEmpty();
        (await shop.DailySalesAsync("*", "Unknown")).ShouldBeEmpty();
        (await shop.ReadAsync(db => db.DailySessions)).Count.ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public async Task Superstore_online_retail_and_dummy_files_give_their_writers_totals()
    {
        var (store, retail, dummy) = (await database.NewShopAsync(), await database.NewShopAsync(), await database.NewShopAsync());
        WrittenSales? storeTruth = null, dummyTruth = null;
        OnlineRetailTruth? retailTruth = null;

        await LoadAsync(store, writer => storeTruth = SuperstoreLayout.Write(writer, 3, LastDay, 2000), UploadKind.OrderLines);
        var upload = await LoadAsync(retail, writer => retailTruth = OnlineRetailLayout.Write(writer, 3, LastDay, 5000), UploadKind.OrderLines);
        await LoadAsync(dummy, writer => dummyTruth = DummyOrders.Write(writer, 3, LastDay, 1500), UploadKind.OrderLines);

        await ShouldHaveAsync(store, storeTruth!);
        await ShouldHaveAsync(dummy, dummyTruth!);
        await ShouldHaveAsync(retail, retailTruth! with { Customers = (await retail.CustomersAsync()).Count });
        (upload.RowsNew, upload.RowsRejected).ShouldBe((retailTruth!.Rows - retailTruth.AdjustmentRows, retailTruth.AdjustmentRows));
    }

    [Fact]
    public async Task Events_of_the_behaviour_platform_give_sessions_and_orders()
    {
        var shop = await database.NewShopAsync("UTC");
        var generator = new EcommerceDataGenerator(LastDay, numUsers: 60, numDays: 40, seed: 5);
        WrittenEvents? truth = null;

        await LoadAsync(shop, writer => truth = generator.WriteEvents(writer), UploadKind.Events);
        await LoadAsync(shop, generator.WriteUsers, UploadKind.Customers);
        await LoadAsync(shop, generator.WriteProducts, UploadKind.Products);

        var visits = await shop.ReadAsync(db => db.DailySessions);
        (visits.Sum(v => v.Sessions), visits.Sum(v => v.PurchasingSessions), visits.Sum(v => v.Events))
            .ShouldBe((truth!.Sessions, truth.PurchasingSessions, (int)truth.Events));
        var days = await shop.DailySalesAsync();
        (days.Sum(d => d.Orders), days.Sum(d => d.NetSales)).ShouldBe((truth.PurchasingSessions, truth.PurchaseValue));
    }

    private static async Task<Upload> LoadAsync(Shop shop, Action<TextWriter> write, UploadKind expected)
    {
        var text = new StringWriter();
        write(text);
        var upload = await shop.LoadAsync(text.ToString());
        upload.Error.ShouldBeNull();
        (upload.Status, upload.Kind).ShouldBe((UploadStatus.Succeeded, expected));
        return upload;
    }

    private static async Task ShouldHaveAsync(Shop shop, WrittenSales truth)
    {
        var days = await shop.DailySalesAsync();
        days.Sum(d => d.NetSales).ShouldBe(truth.NetSales);
        days.Sum(d => d.Orders).ShouldBe(truth.Orders);
        (await shop.CustomersAsync()).Count.ShouldBe(truth.Customers);
        if (truth.Units is { } units)
        {
            days.Sum(d => d.UnitsSold).ShouldBe(units);
        }

        if (truth.Profit is { } profit)
        {
            days.Sum(d => d.CostedNetSales - d.Cost).ShouldBe(profit);
        }
    }
}
