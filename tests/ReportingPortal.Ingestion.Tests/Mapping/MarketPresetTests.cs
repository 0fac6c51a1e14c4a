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

    /// <summary>A line may be cancelled though its order was shipped.</summary>
    [Fact]
    public async Task A_line_that_alone_was_cancelled_is_no_sale()
    {
        var (shop, other) = (await database.NewShopAsync("UTC", "USD"), await database.NewShopAsync("UTC", "USD"));
        var lines = Row("3", "30.00", "0.00", "3.00").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string With(string status) => $"{lines[0]}\titem-status\n{lines[1]}\tShipped\n{lines[1]}\t{status}\n";

        await shop.LoadAsync(With("Cancelled"));
        await other.LoadAsync(With("Unshipped"));

        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(27m);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(54m);
    }

    /// <summary>2 × 10.00 + (10.00 + 2 × 5.50); the second order's own row has the sum of its items, and would count it twice.</summary>
    [Fact]
    public async Task The_row_of_an_eBay_order_above_its_items_is_none_of_them()
    {
        var (shop, other) = (await database.NewShopAsync("Europe/London", "GBP"), await database.NewShopAsync("Europe/London", "GBP"));
        const string Orders = "\"\"\n\"Sales Record Number\",\"Order Number\",\"Buyer Username\",\"Buyer Email\",\"Ship To Country\",\"Item Number\",\"Item Title\",\"Custom Label\",\"Quantity\",\"Sold For\",\"Shipping And Handling\",\"Total Price\",\"Sale Date\"\n"
            + "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\n"
            + "\"501\",\"12-1\",\"ann\",\"ann@x.de\",\"Ireland\",\"274\",\"Lamp\",\"L1\",\"2\",\"£10.00\",\"£3.00\",\"£23.00\",\"05-Jan-24\"\n"
            + "\"503\",\"12-3\",\"bob\",\"bob@x.de\",\"Spain\",\"\",\"\",\"\",\"3\",\"£21.00\",\"£4.00\",\"£25.00\",\"31-Jan-24\"\n"
            + "\"503\",\"12-3\",\"bob\",\"\",\"\",\"274\",\"Lamp\",\"L1\",\"1\",\"£10.00\",\"\",\"\",\"31-Jan-24\"\n\"503\",\"12-3\",\"bob\",\"\",\"\",\"275\",\"Book\",\"\",\"2\",\"£5.50\",\"\",\"\",\"31-Jan-24\"\n"
            + "\n\"2\",\"record(s) downloaded,\",\" from \",\"05-Jan-24\",\" to \",\"31-Jan-24\"\n\"Seller ID : x\"\n";
        await other.LoadAsync(Orders.Replace("£10.00", "£1.00"));

        var upload = await shop.LoadAsync(Orders);

        (upload.Status, upload.Preset, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "ebay_orders", 3, 3), upload.Error);
        (await shop.RejectedAsync(upload.UploadId))[0].Reasons.ShouldBe(["the order's own row with its sums: its items stand on rows of their own"]);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.ProductId, l.Region, l.NetSales)).ShouldBe([("12-1", "L1", "Ireland", 20m), ("12-3", "Book", "Spain", 11m), ("12-3", "L1", "Spain", 10m)]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(14m);
    }

    /// <summary>Titles and groups above the header, days in words, a cancelled sale: 500.00 + 1,250.50 less 250.50 that went back.</summary>
    [Fact]
    public async Task Mercado_Libres_sales_are_what_the_products_brought_in()
    {
        var (shop, other) = (await database.NewShopAsync("America/Mexico_City", "MXN"), await database.NewShopAsync("America/Mexico_City", "MXN"));
        const string Sales = "Ventas de Mercado Libre,,,,,,,,,,\n,,,,,,,,,,\nVentas,,,,,,,Publicaciones,,,Compradores\n"
            + "# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Cargo por venta e impuestos,Anulaciones y reembolsos (MXN),SKU,Título de la publicación,Comprador,Estado\n"
            + "2001,5 de marzo de 2024 14:33 hs.,Entregado,2,500.00,-75.00,,S1,Silla,Ana,Jalisco\n2002,6 de marzo de 2024 23:05 hs.,Entregado,1,1250.50,-180.00,-250.50,S2,Mesa,Beto,Puebla\n"
            + "2003,7 de marzo de 2024 22:10 hs.,Venta cancelada,1,250.00,,,S1,Silla,Carla,Puebla\n";
        await other.LoadAsync(Sales.Replace("500.00", "1.00"));

        var upload = await shop.LoadAsync(Sales);

        (upload.Status, upload.Preset, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "mercado_libre", 0), upload.Error);
        (await shop.DailySalesAsync()).Select(day => (day.SaleDate, day.Orders, day.NetSales)).ShouldBe([(new(2024, 3, 5), 1, 500m), (new(2024, 3, 6), 1, 1000m)]);
        (await shop.LinesAsync()).First(line => line.OrderId == "2001").Region.ShouldBe("Jalisco");
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(1001m);
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
