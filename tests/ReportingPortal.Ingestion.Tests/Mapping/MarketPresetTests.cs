using System.Text.Json;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

public class MarketPresetTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header =
        "amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\tship-city\tship-country\n";

    /// <summary>Three mugs for 30.00 in all, less 3.00: 27.00, and not three times that.</summary>
    [Fact]
    public async Task Amazons_item_price_is_that_of_all_units()
    {
        var (shop, other) = (await database.NewShopAsync("UTC", "USD"), await database.NewShopAsync("UTC", "USD"));
        await other.LoadAsync(Row("1", "10.00", "0.00", "0.00"));

        var upload = await shop.LoadAsync(Row("3", "30.00", "0.00", "3.00"));

        (upload.Status, upload.Preset, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, "amazon_orders", 1));
        (await shop.LinesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Quantity.ShouldBe(3m), line => line.UnitPrice.ShouldBe(10m), line => line.Discount.ShouldBe(3m), line => line.NetSales.ShouldBe(27m));
        (await other.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(10m);
    }

    /// <summary>In Germany 35.70 are 30.00 and 5.70 of tax; in the United States tax comes on top.</summary>
    [Fact]
    public async Task Whether_Amazons_item_price_holds_the_tax_is_asked()
    {
        var (shop, other) = (await database.NewShopAsync("UTC", "USD"), await database.NewShopAsync("UTC", "USD"));

        var upload = await shop.LoadAsync(Row("3", "35.70", "5.70", "0.00"));
        var onTop = await other.LoadAsync(Row("3", "30.00", "2.40", "0.00"));

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error.ShouldBe("item-price may have item-tax in it, which net sales have not: Amazon's order report has it so in countries whose prices are shown with tax. "
            + "If so, choose item-tax for tax, and it is taken off; if not, confirm the mapping as it is.");
        await AnswerAsync(shop, upload, new() { ["tax"] = "item-tax" });
        await AnswerAsync(other, onTop, []);
        (await shop.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m);
        (await other.LinesAsync()).ShouldHaveSingleItem().NetSales.ShouldBe(30m);
    }

    private static async Task AnswerAsync(Shop shop, Upload upload, Dictionary<string, string> more)
    {
        var mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, mapping.Concat(more).ToDictionary())).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
    }

    private static string Row(string quantity, string price, string tax, string discount)
        => Header + $"111-1\t2024-01-05T10:00:00+00:00\tShipped\tAmazon\tMug\tMUG-1\t{quantity}\tUSD\t{price}\t{tax}\t4.00\t{discount}\tReno\tUS\n";
}
