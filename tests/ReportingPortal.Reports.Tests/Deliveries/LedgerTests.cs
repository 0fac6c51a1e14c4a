using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Tests.Deliveries;

public class LedgerTests(ReportsPortal portal) : IClassFixture<ReportsPortal>
{
    private static readonly DateTimeOffset Monday = ReportsPortal.At("2026-03-16T06:00Z");

    [Fact]
    public async Task Due_week_goes_to_each_recipient_once_and_the_schedule_moves_on()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example", "bob@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-16");
        shop.Clock.Now = Monday.AddMinutes(-1);
        (await shop.SendAsync()).ShouldBe(0);
        shop.Clock.Now = Monday;
        (await shop.SendAsync()).ShouldBe(2);
        (await shop.SendAsync()).ShouldBe(0);
        var ledger = await shop.LedgerAsync();
        ledger.Select(d => (d.Recipient, d.State, d.PeriodFrom, d.Attempts)).ShouldBe(
        [
            ("ada@shop.example", DeliveryState.Accepted, new DateOnly(2026, 3, 9), 1),
            ("bob@shop.example", DeliveryState.Accepted, new DateOnly(2026, 3, 9), 1),
        ]);
        (await shop.MailboxAsync()).Select(m => m.Recipient).ShouldBe(["ada@shop.example", "bob@shop.example"]);
        (await shop.ReadAsync(db => db.ReportSchedules)).Single().NextDueAt.ShouldBe(ReportsPortal.At("2026-03-23T06:00Z"));
    }

    [Fact]
    public async Task Workers_running_at_once_send_each_mail_once()
    {
        var transport = new ScriptedTransport { Meanwhile = () => Task.Delay(20) };
        await using var shop = await portal.OpenAsync(transport);
        string[] recipients = [.. Enumerable.Range(1, 12).Select(i => $"reader{i:00}@shop.example")];
        var schedule = await shop.ScheduleAsync(recipients);
        await shop.FreezeAsync(schedule, "2026-03-16");
        shop.Clock.Now = Monday;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(shop.SendAsync)));
        await shop.SendAsync();
        transport.Sent.Select(m => m.Recipient).Order().ShouldBe(recipients);
        (await shop.LedgerAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted && d.Attempts == 1);
        (await shop.ReadAsync(db => db.Reports)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Missed_weeks_are_all_on_record_and_the_newest_goes_out()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-30");
        shop.Clock.Now = ReportsPortal.At("2026-04-02T09:00Z");
        (await shop.SendAsync()).ShouldBe(1);
        var ledger = await shop.LedgerAsync();
        ledger.Select(d => (d.PeriodTo, d.State)).ShouldBe(
        [
            (new DateOnly(2026, 3, 16), DeliveryState.Failed), (new DateOnly(2026, 3, 23), DeliveryState.Failed), (new DateOnly(2026, 3, 30), DeliveryState.Accepted),
        ]);
        ledger[0].LastError.ShouldBe(DueLedger.MissedCause);
    }

    [Fact]
    public async Task Missed_week_can_still_be_sent_by_hand()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-16");
        await shop.FreezeAsync(schedule, "2026-03-23");
        shop.Clock.Now = ReportsPortal.At("2026-03-23T09:00Z");
        await shop.SendAsync();
        var missed = (await shop.LedgerAsync())[0];
        (await shop.DoAsync<DeliveryActions, bool>(a => a.RetryAsync(missed.DeliveryId, CancellationToken.None))).ShouldBeTrue();
        (await shop.SendAsync()).ShouldBe(1);
        (await shop.LedgerAsync()).ShouldAllBe(d => d.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task Week_sent_by_hand_is_not_sent_again_when_its_time_comes()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-16");
        shop.Clock.Now = ReportsPortal.At("2026-03-16T05:00Z");
        (await shop.DoAsync<DueLedger, int>(l => l.WriteNowAsync(schedule, CancellationToken.None))).ShouldBe(1);
        (await shop.SendAsync()).ShouldBe(1);
        (await shop.DoAsync<DueLedger, int>(l => l.WriteNowAsync(schedule, CancellationToken.None))).ShouldBe(0);
        shop.Clock.Now = Monday;
        (await shop.SendAsync()).ShouldBe(0);
        (await shop.MailboxAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Paused_schedule_has_no_fires_and_goes_on_with_the_next()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.DoAsync<ReportSchedules, bool>(s => s.SetActiveAsync(schedule, false, CancellationToken.None));
        shop.Clock.Now = ReportsPortal.At("2026-04-02T09:00Z");
        await shop.SendAsync();
        await shop.DoAsync<ReportSchedules, bool>(s => s.SetActiveAsync(schedule, true, CancellationToken.None));
        (await shop.LedgerAsync()).ShouldBeEmpty();
        (await shop.ReadAsync(db => db.ReportSchedules)).Single().NextDueAt.ShouldBe(ReportsPortal.At("2026-04-06T05:00Z"));
    }

    [Fact]
    public async Task Fire_that_is_due_is_on_record_before_a_change_of_its_schedule()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        shop.Clock.Now = Monday.AddMinutes(3);
        var wish = new ScheduleWish("Weekly report", DayOfWeek.Friday, new TimeOnly(18, 0), ["ada@shop.example"], true);
        (await shop.DoAsync<ReportSchedules, bool>(s => s.ChangeAsync(schedule, wish, CancellationToken.None))).ShouldBeTrue();
        (await shop.LedgerAsync()).Single().State.ShouldBe(DeliveryState.Due);
        (await shop.ReadAsync(db => db.ReportSchedules)).Single().NextDueAt.ShouldBe(ReportsPortal.At("2026-03-20T17:00Z"));
    }

    [Fact]
    public async Task One_shops_run_leaves_another_shops_due_report_alone()
    {
        await using var shop = await portal.OpenAsync();
        await using var other = await portal.OpenAsync();
        await shop.FreezeAsync(await shop.ScheduleAsync("ada@shop.example"), "2026-03-16");
        await other.FreezeAsync(await other.ScheduleAsync("eve@other.example"), "2026-03-16");
        shop.Clock.Now = Monday;
        (await shop.SendAsync()).ShouldBe(1);
        (await shop.MailboxAsync()).Select(m => m.Recipient).ShouldBe(["ada@shop.example"]);
        (await other.LedgerAsync()).ShouldBeEmpty();
        (await other.MailboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_that_cannot_be_drawn_is_tried_again_and_says_why()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-16");
        var good = (await shop.ReadAsync(db => db.Reports)).Single().Snapshot!;
        await shop.ChangeAsync(db => db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.Snapshot, new byte[] { 1 })));
        shop.Clock.Now = Monday;
        (await shop.SendAsync()).ShouldBe(0);
        var waiting = (await shop.LedgerAsync()).Single();
        (waiting.State, waiting.Attempts, waiting.NextAttemptAt).ShouldBe((DeliveryState.Due, 1, Monday.AddMinutes(1)));
        waiting.LastError.ShouldBe("The PDF could not be drawn: The stored snapshot no longer has the hash it was frozen with.");
        await shop.ChangeAsync(db => db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.Snapshot, good)));
        (await shop.SendAsync()).ShouldBe(0);
        shop.Clock.Now = Monday.AddMinutes(1);
        (await shop.SendAsync()).ShouldBe(1);
    }
}
