using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Tests.Deliveries;

public class WatchTests(ReportsPortal portal) : IClassFixture<ReportsPortal>
{
    private static readonly DateTimeOffset Monday = ReportsPortal.At("2026-03-16T06:00Z");

    [Fact]
    public async Task Schedule_that_moved_on_without_a_row_is_reopened_and_sent_once()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example");
        await shop.FreezeAsync(schedule, "2026-03-16");
        await shop.ChangeAsync(db => db.ReportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, Monday.AddDays(7))));
        shop.Clock.Now = Monday.AddMinutes(20);
        (await shop.SendAsync()).ShouldBe(0);
        (await shop.WatchAsync()).Reopened.ShouldBe(1);
        (await shop.SendAsync()).ShouldBe(1);
        (await shop.WatchAsync()).ShouldBe(new WatchResult(0, 0, 0));
        (await shop.SendAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Fire_from_before_the_schedule_was_made_is_nobodys_fault()
    {
        await using var shop = await portal.OpenAsync();
        await shop.ScheduleAsync("ada@shop.example");
        (await shop.WatchAsync()).ShouldBe(new WatchResult(0, 0, 0));
    }

    [Fact]
    public async Task Shop_that_moves_to_another_zone_keeps_the_wall_clock_time()
    {
        await using var shop = await portal.OpenAsync();
        await shop.ScheduleAsync("ada@shop.example");
        await shop.ChangeAsync(db => db.Tenants.Where(t => t.TenantId == shop.Tenant.TenantId).ExecuteUpdateAsync(set => set.SetProperty(t => t.TimeZone, "Asia/Kolkata")));
        shop.Tenant.TimeZone = "Asia/Kolkata";
        (await shop.WatchAsync()).Realigned.ShouldBe(1);
        (await shop.ReadAsync(db => db.ReportSchedules)).Single().NextDueAt.ShouldBe(ReportsPortal.At("2026-03-16T01:30Z"));
    }

    /// <summary>On Monday 16 March the week 9-15 March went out; with weeks from Sunday it would have been 8-14 March.</summary>
    [Fact]
    public async Task Week_that_went_out_is_not_missing_once_weeks_begin_on_another_day()
    {
        await using var shop = await portal.OpenAsync();
        await using var other = await portal.OpenAsync();
        await shop.ScheduleAsync("ada@shop.example");
        await other.ScheduleAsync("eve@other.example");
        (shop.Clock.Now, other.Clock.Now) = (Monday.AddMinutes(5), Monday.AddMinutes(5));
        (await WriteAsync(shop)).ShouldBe(1);
        await other.ChangeAsync(db => db.ReportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, Monday.AddDays(7))));
        (shop.Clock.Now, other.Clock.Now) = (Monday.AddDays(2), Monday.AddDays(2));
        (shop.Tenant.WeekStart, other.Tenant.WeekStart) = (DayOfWeek.Sunday, DayOfWeek.Sunday);

        (await shop.WatchAsync()).Reopened.ShouldBe(0);
        (await other.WatchAsync()).Reopened.ShouldBe(1);

        (await WriteAsync(shop)).ShouldBe(0);
        (await WriteAsync(other)).ShouldBe(1);
        (await other.ReadAsync(db => db.Deliveries)).Select(d => (d.PeriodFrom.Day, d.PeriodTo.Day)).ShouldBe([(8, 15)]);
    }

    [Fact]
    public async Task Alarms_name_what_is_overdue_failed_or_uncertain()
    {
        await using var shop = await portal.OpenAsync();
        var schedule = await shop.ScheduleAsync("ada@shop.example", "bob@shop.example");
        (await AlarmsAsync(shop)).ShouldBeEmpty();
        shop.Clock.Now = Monday.AddMinutes(16);
        (await AlarmsAsync(shop)).Single().Text.ShouldStartWith("“Weekly report” is due and nothing has been done");
        await shop.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));
        await shop.ChangeAsync(db => db.Deliveries.Where(d => d.Recipient == "ada@shop.example").ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Failed).SetProperty(d => d.LastError, "550 no such user")));
        await shop.ChangeAsync(db => db.Deliveries.Where(d => d.Recipient == "bob@shop.example").ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Uncertain).SetProperty(d => d.LastError, "broken")));
        (await AlarmsAsync(shop)).Select(a => a.Text).Order().ShouldBe(
            ["Did not go out: ada@shop.example, 9–15 March 2026. 550 no such user", "May not have arrived: bob@shop.example, 9–15 March 2026. broken"]);
        shop.Clock.Now = Monday.AddDays(15);
        (await AlarmsAsync(shop)).ShouldNotContain(a => a.DeliveryId != null);
        schedule.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Ledger_reads_newest_first_and_by_state()
    {
        await using var shop = await portal.OpenAsync();
        await using var other = await portal.OpenAsync();
        await shop.ScheduleAsync("ada@shop.example");
        await other.ScheduleAsync("eve@other.example");
        (shop.Clock.Now, other.Clock.Now) = (ReportsPortal.At("2026-03-24T09:00Z"), ReportsPortal.At("2026-03-24T09:00Z"));
        await shop.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));
        await other.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));
        var all = await shop.DoAsync<LedgerQuery, (IReadOnlyList<LedgerEntry> Items, int Total)>(q => q.RunAsync(null, 0, 10, CancellationToken.None));
        all.Items.Select(e => (e.PeriodTo, e.State, e.Schedule)).ShouldBe(
            [(new DateOnly(2026, 3, 23), DeliveryState.Due, "Weekly report"), (new DateOnly(2026, 3, 16), DeliveryState.Failed, "Weekly report")]);
        var failed = await shop.DoAsync<LedgerQuery, (IReadOnlyList<LedgerEntry> Items, int Total)>(q => q.AfterAsync(DeliveryState.Failed, null, 10, CancellationToken.None));
        failed.Items.Single().PeriodTo.ShouldBe(new DateOnly(2026, 3, 16));
        var first = await shop.DoAsync<LedgerQuery, (IReadOnlyList<LedgerEntry> Items, int Total)>(q => q.AfterAsync(null, null, 1, CancellationToken.None));
        var second = await shop.DoAsync<LedgerQuery, (IReadOnlyList<LedgerEntry> Items, int Total)>(q => q.AfterAsync(null, first.Items[0].DeliveryId, 10, CancellationToken.None));
        first.Items.Concat(second.Items).Select(e => e.PeriodTo).Order().ShouldBe([new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 23)]);
        first.Total.ShouldBe(2);
    }

    [Fact]
    public async Task Recipient_who_is_no_member_needs_an_owners_word()
    {
        await using var shop = await portal.OpenAsync();
        await shop.AddMemberAsync("member@shop.example");
        await using var other = await portal.OpenAsync();
        await other.AddMemberAsync("stranger@other.example");
        var wish = new ScheduleWish("Weekly", DayOfWeek.Monday, new TimeOnly(7, 0), ["Member@Shop.example", "stranger@other.example"], false);
        var refusal = await Should.ThrowAsync<ReportRuleException>(() => CreateAsync(shop, wish));
        refusal.Message.ShouldStartWith("stranger@other.example: no member of this shop.");
        await CreateAsync(shop, wish with { ApprovesOutsiders = true });
        var schedule = (await shop.ReadAsync(db => db.ReportSchedules)).Single();
        schedule.Recipients.ShouldBe(["member@shop.example", "stranger@other.example"]);
        schedule.ApprovedAddresses.ShouldBe(["stranger@other.example"]);
    }

    [Theory]
    [InlineData("", "ada@shop.example")]
    [InlineData("Weekly", "")]
    [InlineData("Weekly", "ada@shop.example\r\nBcc: eve@evil.example")]
    [InlineData("Weekly\r\nBcc: eve@evil.example", "ada@shop.example")]
    public async Task Schedule_needs_a_name_and_addresses_that_are_some(string name, string recipient)
    {
        await using var shop = await portal.OpenAsync();
        await Should.ThrowAsync<ReportRuleException>(() => CreateAsync(shop, new ScheduleWish(name, DayOfWeek.Monday, new TimeOnly(7, 0), [recipient], true)));
    }

    private static Task<Guid> CreateAsync(ReportsShop shop, ScheduleWish wish) => shop.DoAsync<ReportSchedules, Guid>(s => s.CreateAsync(wish, CancellationToken.None));

    private static Task<int> WriteAsync(ReportsShop shop) => shop.DoAsync<DueLedger, int>(l => l.WriteAsync(CancellationToken.None));

    private static Task<IReadOnlyList<DeliveryAlarm>> AlarmsAsync(ReportsShop shop)
        => shop.DoAsync<LedgerQuery, IReadOnlyList<DeliveryAlarm>>(q => q.AlarmsAsync(CancellationToken.None));
}
