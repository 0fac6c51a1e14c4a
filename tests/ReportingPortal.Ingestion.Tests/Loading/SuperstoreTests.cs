using System.Globalization;
using System.Text;
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

    [Fact]
    public async Task A_line_that_stands_twice_in_an_order_is_kept_twice()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("America/New_York", "USD");

        await shop.LoadAsync(SharedData.Read("superstore.csv"));

        var lines = await shop.LinesAsync();
        var twice = lines.Where(l => l.OrderId == "US-2014-150119" && l.ProductId == "FUR-CH-10002965").ToList();
        twice.Select(l => (l.ProductId, l.Occurrence, l.NetSales)).ShouldBe(
            [("FUR-CH-10002965", 1, 281.372m), ("FUR-CH-10002965", 2, 281.372m)]);
    }

    [Fact]
    public async Task Semicolons_decimal_commas_Windows_1252_and_day_first_dates_change_no_figure()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Europe/Berlin");
        var copy = CsvCopy.Rewrite(SharedData.Read("superstore.csv"), ';', Encoding.GetEncoding(1252), (column, value) => column switch
        {
            "Order Date" or "Ship Date" => value == "1" ? value : DateTime.Parse(value, CultureInfo.InvariantCulture).ToString("dd/MM/yy", CultureInfo.InvariantCulture),
            "Sales" or "Discount" or "Profit" => value.Replace('.', ','),
            _ => value,
        });

        var upload = await shop.LoadAsync(copy);

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 9994, 0));
        await ShouldHavePublishedTotalsAsync(shop);
    }

    [Fact]
    public async Task Utf_16_tabs_ISO_dates_and_missing_columns_change_no_figure()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Asia/Kolkata");
        var copy = CsvCopy.Rewrite(SharedData.Read("superstore.csv"), '\t', Encoding.Unicode, (column, value) => column switch
        {
            "Order Date" => value == "1" ? value : DateTime.Parse(value, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "Row ID" or "Ship Date" or "Ship Mode" or "Postal Code" or "Country" => null,
            _ => value,
        });

        var upload = await shop.LoadAsync(copy);

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 9994, 0));
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
