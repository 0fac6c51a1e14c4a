using System.Globalization;
using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>The Online Retail slice: cp1252, guests, cancellations, write-offs, a bad debt, duplicates. Expectations are computed here, row by row.</summary>
public class OnlineRetailTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Fact]
    public async Task Every_row_is_taken_or_rejected_with_its_reason()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Europe/London", "GBP");

        var upload = await shop.LoadAsync(SharedData.Read("online_retail_slice.csv"), "online_retail_slice.csv");

        upload.Error.ShouldBeNull();
        (upload.Status, upload.Preset).ShouldBe((UploadStatus.Succeeded, "online_retail"));
        upload.RowsRead.ShouldBe(44_715);
        (upload.RowsNew + upload.RowsRejected).ShouldBe(44_715);
        upload.Dialect!.ShouldContain("windows-1252");
        var rejected = await shop.RejectedAsync(upload.UploadId);
        rejected.Count.ShouldBe((int)upload.RowsRejected);
        rejected.ShouldAllBe(row => row.Reasons.Length > 0 && row.Values.Length == 8);
        rejected.ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem().ShouldStartWith("the unit price is negative");
    }

    [Fact]
    public async Task Sales_returns_orders_and_guests_are_those_counted_by_hand()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Europe/London", "GBP");
        var bytes = SharedData.Read("online_retail_slice.csv");
        var rows = CsvCopy.Parse(bytes, CodePages.Windows1252).Select(Row.Of).Where(r => r.Price >= 0).ToList();
        var figures = rows.Where(r => !(r.Quantity < 0 && r.Price == 0 && !r.Invoice.StartsWith('C'))).ToList();
        var sales = figures.Where(r => !r.Invoice.StartsWith('C') && r.Quantity > 0).ToList();

        await shop.LoadAsync(bytes);

        var days = await shop.DailySalesAsync();
        days.Sum(d => d.NetSales).ShouldBe(figures.Sum(r => r.Quantity * r.Price));
        days.Sum(d => d.GrossSales).ShouldBe(sales.Sum(r => r.Quantity * r.Price));
        days.Sum(d => d.Returns).ShouldBe(sales.Sum(r => r.Quantity * r.Price) - figures.Sum(r => r.Quantity * r.Price));
        days.Sum(d => d.UnitsSold).ShouldBe(figures.Sum(r => r.Quantity));
        days.Sum(d => d.Orders).ShouldBe(sales.Select(r => r.Invoice).Distinct().Count());
        days.Sum(d => d.GuestOrders).ShouldBe(sales.Where(r => r.Customer.Length == 0).Select(r => r.Invoice).Distinct().Count());
        (await shop.CustomersAsync()).Sum(c => c.LifetimeNetSales).ShouldBe(figures.Where(r => r.Customer.Length > 0).Sum(r => r.Quantity * r.Price));
        (await shop.ReadAsync(db => db.OrderLines.Where(l => l.Kind == LineKind.Adjustment))).Count.ShouldBe(rows.Count - figures.Count);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("Europe/London", "GBP");
        var bytes = SharedData.Read("online_retail_slice.csv");
        await shop.LoadAsync(bytes);
        var (rollups, state) = (await shop.RollupsAsync(), await shop.StateAsync());

        var again = await shop.LoadAsync(bytes);

        (again.RowsNew, again.RowsChanged, again.RowsUnchanged, again.RowsRejected).ShouldBe((0, 0, 44_714, 1));
        (await shop.RollupsAsync()).ShouldBe(rollups);
        (await shop.StateAsync())!.DataVersion.ShouldBe(state!.DataVersion);
    }

    private sealed record Row(string Invoice, decimal Quantity, decimal Price, string Customer)
    {
        public static Row Of(Dictionary<string, string> values) => new(
            values["InvoiceNo"], decimal.Parse(values["Quantity"], CultureInfo.InvariantCulture),
            decimal.Parse(values["UnitPrice"], CultureInfo.InvariantCulture), values["CustomerID"]);
    }

    private static class CodePages
    {
        static CodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        public static Encoding Windows1252 => Encoding.GetEncoding(1252);
    }
}
