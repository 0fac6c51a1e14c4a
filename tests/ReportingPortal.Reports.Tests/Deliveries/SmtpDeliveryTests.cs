using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Tests.Transport;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Deliveries;

/// <summary>The ledger over a real connection to a server that behaves well or badly.</summary>
public class SmtpDeliveryTests(ReportsPortal portal) : IClassFixture<ReportsPortal>
{
    private static readonly DateTimeOffset Monday = ReportsPortal.At("2026-03-16T06:00Z");

    [Fact]
    public async Task Mail_on_the_wire_carries_report_pdf_and_the_way_out()
    {
        await using var sink = new SmtpSink();
        await using var shop = await DueShopAsync(sink);
        (await shop.SendAsync()).ShouldBe(1);
        var message = sink.Messages.Single();
        message.ShouldContain("To: ada@shop.example\r\n");
        message.ShouldContain("Auto-Submitted: auto-generated\r\n");
        message.ShouldContain("List-Unsubscribe: <https://portal.example/unsubscribe/");
        message.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        message.ShouldContain("filename=\"new-2026-03-09-to-2026-03-15.pdf\"");
        message.ShouldContain(Convert.ToBase64String("%PDF-1."u8)[..8]);
        (await shop.LedgerAsync()).Single().ServerReply.ShouldBe("250 2.0.0 queued as 7F3A");
    }

    [Fact]
    public async Task Connection_that_breaks_after_the_message_leaves_one_copy_and_a_question()
    {
        await using var sink = new SmtpSink(new SinkManners(DropAfterDot: true));
        await using var shop = await DueShopAsync(sink);
        await shop.SendAsync();
        shop.Clock.Now = Monday.AddHours(3);
        await shop.WatchAsync();
        await shop.SendAsync();
        (await shop.LedgerAsync()).Single().State.ShouldBe(DeliveryState.Uncertain);
        sink.Messages.Count.ShouldBe(1);
    }

    private async Task<ReportsShop> DueShopAsync(SmtpSink sink)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = sink.Port, From = "Shop reports <reports@portal.example>", Timeout = TimeSpan.FromSeconds(10) };
        var shop = await portal.OpenAsync(new SmtpTransport(options));
        await shop.FreezeAsync(await shop.ScheduleAsync("ada@shop.example"), "2026-03-16");
        shop.Clock.Now = Monday;
        return shop;
    }
}
