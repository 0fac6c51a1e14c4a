using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Deliveries;

public class AttemptTests(ReportsPortal portal) : IClassFixture<ReportsPortal>
{
    private static readonly DateTimeOffset Monday = ReportsPortal.At("2026-03-16T06:00Z");
    private static readonly MailOutcome Busy = new(MailVerdict.Deferred, "451 4.3.2 busy");

    [Fact]
    public async Task Deferred_mail_is_tried_again_after_growing_pauses_until_it_is_given_up()
    {
        await using var shop = await DueShopAsync(new ScriptedTransport([.. Enumerable.Repeat(Busy, 8)]));
        int[] pauses = [1, 5, 30, 120, 360, 720, 1080];
        foreach (var minutes in pauses)
        {
            await shop.SendAsync();
            var waiting = (await shop.LedgerAsync()).Single();
            (waiting.State, waiting.NextAttemptAt, waiting.LastError).ShouldBe((DeliveryState.Rendered, shop.Clock.Now.AddMinutes(minutes), "451 4.3.2 busy"));
            shop.Clock.Now = waiting.NextAttemptAt.AddSeconds(-1);
            (await shop.SendAsync()).ShouldBe(0);
            shop.Clock.Now = waiting.NextAttemptAt;
        }

        await shop.SendAsync();
        var given = (await shop.LedgerAsync()).Single();
        (given.State, given.Attempts).ShouldBe((DeliveryState.Failed, RetryPlan.MaxAttempts));
        given.LastError.ShouldBe("Given up after 8 attempts. The last: 451 4.3.2 busy");
    }

    [Fact]
    public async Task Accepted_after_a_retry_keeps_the_servers_reply_and_no_error()
    {
        var transport = new ScriptedTransport(Busy, new MailOutcome(MailVerdict.Accepted, "250 queued as 12AB"));
        await using var shop = await DueShopAsync(transport);
        await shop.SendAsync();
        shop.Clock.Now = Monday.AddMinutes(1);
        await shop.SendAsync();
        var done = (await shop.LedgerAsync()).Single();
        (done.State, done.Attempts, done.ServerReply, done.LastError, done.AcceptedAt).ShouldBe(
            (DeliveryState.Accepted, 2, "250 queued as 12AB", null, Monday.AddMinutes(1)));
        transport.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refused_mail_fails_at_once_with_the_servers_words()
    {
        await using var shop = await DueShopAsync(new ScriptedTransport(new MailOutcome(MailVerdict.Refused, "550 5.1.1 no such user")));
        await shop.SendAsync();
        var failed = (await shop.LedgerAsync()).Single();
        (failed.State, failed.LastError).ShouldBe((DeliveryState.Failed, "550 5.1.1 no such user"));
    }

    [Fact]
    public async Task Uncertain_mail_is_not_sent_again_by_itself()
    {
        var transport = new ScriptedTransport(new MailOutcome(MailVerdict.Uncertain, "broken"));
        await using var shop = await DueShopAsync(transport);
        await shop.SendAsync();
        shop.Clock.Now = Monday.AddDays(3);
        await shop.WatchAsync();
        (await shop.SendAsync()).ShouldBe(0);
        var uncertain = (await shop.LedgerAsync()).Single();
        (uncertain.State, uncertain.MessageId).ShouldBe((DeliveryState.Uncertain, uncertain.DeliveryId.ToString("N")));
        transport.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Uncertain_mail_is_settled_by_a_person_with_or_without_a_second_copy()
    {
        var transport = new ScriptedTransport(new MailOutcome(MailVerdict.Uncertain, "broken"), new MailOutcome(MailVerdict.Uncertain, "broken"));
        await using var shop = await DueShopAsync(transport, "ada@shop.example", "bob@shop.example");
        await shop.SendAsync();
        var both = await shop.LedgerAsync();
        (await shop.DoAsync<DeliveryActions, bool>(a => a.ConfirmAsync(both[0].DeliveryId, CancellationToken.None))).ShouldBeTrue();
        (await shop.DoAsync<DeliveryActions, bool>(a => a.RetryAsync(both[1].DeliveryId, CancellationToken.None))).ShouldBeTrue();
        await shop.SendAsync();
        (await shop.LedgerAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted);
        transport.Sent.Select(m => m.Recipient).Order().ShouldBe(["ada@shop.example", "bob@shop.example", "bob@shop.example"]);
        transport.Sent.Select(m => m.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Crash_before_the_hand_over_is_tried_again()
    {
        var transport = new ScriptedTransport();
        await using var shop = await DueShopAsync(transport);
        await LeaveInSendingAsync(shop, messageId: null);
        (await shop.WatchAsync()).Recovered.ShouldBe(0);
        shop.Clock.Now = Monday.AddMinutes(6);
        (await shop.WatchAsync()).Recovered.ShouldBe(1);
        (await shop.SendAsync()).ShouldBe(1);
        (await shop.LedgerAsync()).Single().State.ShouldBe(DeliveryState.Accepted);
        transport.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Crash_between_hand_over_and_mark_is_uncertain_and_not_doubled()
    {
        var transport = new ScriptedTransport();
        await using var shop = await DueShopAsync(transport);
        await LeaveInSendingAsync(shop, messageId: "handed");
        shop.Clock.Now = Monday.AddMinutes(6);
        await shop.WatchAsync();
        (await shop.SendAsync()).ShouldBe(0);
        (await shop.LedgerAsync()).Single().State.ShouldBe(DeliveryState.Uncertain);
        transport.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Worker_that_slept_past_its_lease_does_not_send()
    {
        var transport = new ScriptedTransport();
        await using var shop = await DueShopAsync(transport);
        transport.Before = async () =>
        {
            transport.Before = () => Task.CompletedTask;
            shop.Clock.Now = Monday.AddMinutes(6);
            await shop.WatchAsync();
            await shop.SendAsync();
        };
        await shop.SendAsync();
        transport.Sent.Count.ShouldBe(1);
        var done = (await shop.LedgerAsync()).Single();
        (done.State, done.Attempts).ShouldBe((DeliveryState.Accepted, 2));
    }

    [Fact]
    public async Task Member_who_left_the_shop_gets_nothing_more()
    {
        await using var shop = await portal.OpenAsync();
        await shop.AddMemberAsync("left@shop.example");
        await shop.AddMemberAsync("stays@shop.example");
        var schedule = await shop.DoAsync<ReportSchedules, Guid>(s => s.CreateAsync(
            new ScheduleWish("Weekly report", DayOfWeek.Monday, new TimeOnly(7, 0), ["left@shop.example", "stays@shop.example"], false), CancellationToken.None));
        await shop.FreezeAsync(schedule, "2026-03-16");
        await shop.ChangeAsync(db => db.Memberships.Where(m => m.TenantId == shop.Tenant.TenantId && db.Users.Any(u => u.Id == m.UserId && u.Email == "left@shop.example")).ExecuteDeleteAsync());
        shop.Clock.Now = Monday;
        await shop.SendAsync();
        (await shop.MailboxAsync()).Select(m => m.Recipient).ShouldBe(["stays@shop.example"]);
        var left = (await shop.LedgerAsync())[0];
        (left.Recipient, left.State).ShouldBe(("left@shop.example", DeliveryState.Failed));
        left.LastError.ShouldBe("The recipient is no longer a member of this shop. An owner can approve the address in the schedule.");
    }

    [Fact]
    public async Task Recipient_who_stopped_the_mails_gets_nothing_more()
    {
        await using var shop = await DueShopAsync(new ScriptedTransport(), "ada@shop.example", "bob@shop.example");
        var schedule = (await shop.ReadAsync(db => db.ReportSchedules)).Single().ScheduleId;
        await shop.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));
        await shop.DoAsync<ReportSchedules, bool>(s => s.UnsubscribeAsync(schedule, "ada@shop.example", CancellationToken.None));
        await shop.SendAsync();
        (await shop.LedgerAsync()).Select(d => d.State).ShouldBe([DeliveryState.Failed, DeliveryState.Accepted]);
    }

    private async Task<ReportsShop> DueShopAsync(IMailTransport transport, params string[] recipients)
    {
        var shop = await portal.OpenAsync(transport);
        await shop.FreezeAsync(await shop.ScheduleAsync(recipients.Length == 0 ? ["ada@shop.example"] : recipients), "2026-03-16");
        shop.Clock.Now = Monday;
        return shop;
    }

    private static async Task LeaveInSendingAsync(ReportsShop shop, string? messageId)
    {
        await shop.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));
        var report = (await shop.ReadAsync(db => db.Reports)).Single();
        (await shop.DoAsync<Reports.Snapshots.RenderReport, string?>(r => r.RunAsync(report.ReportId, CancellationToken.None))).ShouldBeNull();
        await shop.ChangeAsync(db => db.Deliveries.ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.ReportId, report.ReportId).SetProperty(d => d.Attempts, 1)
            .SetProperty(d => d.MessageId, messageId).SetProperty(d => d.LeaseUntil, Monday.AddMinutes(5))));
    }
}
