using System.Text.Json;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>Accounts of payment services list payments, refunds, and all else that moves: what is a sale is not guessed.</summary>
public class MovementTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Item Title,Shipping and Handling Amount,Sales Tax\n";

    private const string PayPal = Header
        + "13/01/2024,10:00:01,Europe/Berlin,Ann,Express Checkout Payment,Completed,EUR,\"1.125,00\",\"-4,60\",\"1.120,40\",ann@x.de,shop@x.de,T1,Desk,\"5,00\",\"0,00\"\n"
        + "14/01/2024,11:00:01,Europe/Berlin,Bob,Website Payment,Completed,EUR,\"12,50\",\"-0,60\",\"11,90\",bob@x.de,shop@x.de,T2,Chair,\"0,00\",\"0,00\"\n"
        + "15/01/2024,12:00:01,Europe/Berlin,Bob,Payment Refund,Completed,EUR,\"-12,50\",\"0,60\",\"-11,90\",shop@x.de,bob@x.de,T3,,,\n"
        + "16/01/2024,12:00:01,Europe/Berlin,,General Currency Conversion,Completed,EUR,\"-50,00\",\"0,00\",\"-50,00\",,,T4,,,\n"
        + "17/01/2024,12:00:01,Europe/Berlin,,General Withdrawal,Completed,EUR,\"-900,00\",\"0,00\",\"-900,00\",shop@x.de,,T5,,,\n"
        + "18/01/2024,12:00:01,Europe/Berlin,Post,PreApproved Payment Bill User Payment,Completed,EUR,\"-7,00\",\"0,00\",\"-7,00\",shop@x.de,post@x.de,T6,Stamps,,\n"
        + "19/01/2024,12:00:01,Europe/Berlin,Eve,Bonus,Completed,EUR,\"3,00\",\"0,00\",\"3,00\",eve@x.de,shop@x.de,T7,,,\n";

    /// <summary>1,125.00 less 5.00 of shipping, and 12.50 that came back to who had paid it.</summary>
    [Fact]
    public async Task PayPals_payments_are_sales_and_the_rest_is_rejected_with_the_reason()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "13/01/2024,10:00:01,Europe/Berlin,Ann,Express Checkout Payment,Completed,EUR,\"9,00\",\"0,00\",\"9,00\",ann@x.de,shop@x.de,T1,Desk,,\n");

        var upload = await shop.LoadAsync(PayPal);

        (upload.Status, upload.Preset, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, "paypal_activity", 3, 4), upload.Error);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.CustomerId, l.NetSales, l.Kind)).ShouldBe(
            [("T1", "ann@x.de", 1120m, LineKind.Sale), ("T2", "bob@x.de", 12.5m, LineKind.Sale), ("T3", "bob@x.de", -12.5m, LineKind.Return)]);
        (await shop.RejectedAsync(upload.UploadId)).Select(row => row.Reasons.ShouldHaveSingleItem()).ShouldBe(
        [
            "General Currency Conversion is no sale: money that was paid out, converted or held back, or a fee",
            "General Withdrawal is no sale: money that was paid out, converted or held back, or a fee",
            "PreApproved Payment Bill User Payment of money that went out: the shop's own payment, and no sale",
            "nobody here knows whether Bonus is a sale: write payment or refund for it and load the row again, or leave it out",
        ]);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(9m);
    }

    /// <summary>No known layout: the column's words tell, in other languages too.</summary>
    [Theory]
    [InlineData("id,Type,Amount,Fee,Net,Currency,Created (UTC),Customer Email", "charge", "refund", "payout", "stripe_fee")]
    [InlineData("ID;Typ;Betrag;Gebühr;Netto;Währung;Datum;E-Mail", "Website-Zahlung", "Rückzahlung", "Allgemeine Abbuchung", "Gebühr")]
    public async Task A_column_that_names_payouts_keeps_them_out(string header, string sale, string refund, string payout, string fee)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("order_id,order_date,customer_id,product_id,quantity,price\n7,2024-01-08,A,A,1,1\n");
        var mark = header.Contains(';') ? ';' : ',';
        var rows = $"1,{sale},125.00,3.00,122.00,eur,2024-01-13 10:15,ann@x.de\n2,{refund},-12.50,0.00,-12.50,eur,2024-01-26 10:15,bob@x.de\n"
            + $"3,{payout},-121.40,0.00,-121.40,eur,2024-01-31 00:00,\n4,{fee},-2.00,0.00,-2.00,eur,2024-01-31 00:00,\n";

        var upload = await shop.LoadAsync($"{header}\n{rows.Replace(',', mark)}");

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        var mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
        mapping["movement"].ShouldBe(header.Split(mark)[1]);
        (await shop.AnswerAsync(upload.UploadId, upload.Kind, mapping)).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.LinesAsync()).Select(l => (l.OrderId, l.NetSales)).ShouldBe([("1", 125m), ("2", -12.5m)]);
        (await shop.FindAsync(upload.UploadId)).RowsRejected.ShouldBe(2);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(1m);
    }
}
