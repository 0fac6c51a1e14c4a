using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics;
using ReportingPortal.Data;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>
/// Writes what is due into the ledger and moves the schedule on, in one transaction: a fire is either ahead or on record.
/// Fires missed while no portal ran are all recorded; the newest goes out late, the older ones stand as failed, since a
/// reader wants last week's figures and not a heap of mails. A person can still send each of them.
/// </summary>
public sealed class DueLedger(TenantSession session, TimeProvider clock)
{
    public const string MissedCause = "Missed while the portal was not running; the report of a later week was due by then. It can still be sent by hand.";

    private static readonly SqlFile DueSchedules = SqlFile.Of<DueLedger>("Deliveries/DueSchedules.sql");
    private static readonly SqlFile InsertDelivery = SqlFile.Of<DueLedger>("Deliveries/InsertDelivery.sql");

    /// <summary>Every due schedule of the tenant that no other worker holds.</summary>
    /// <returns>The rows written.</returns>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        var ids = await session.QueryAsync<Guid>(DueSchedules, new { now }, ct);
        var written = 0;
        foreach (var schedule in await session.Db.ReportSchedules.Where(s => ids.Contains(s.ScheduleId)).ToListAsync(ct))
        {
            written += await WriteFiresAsync(schedule, now, ct);
        }

        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        session.Db.ChangeTracker.Clear();
        return written;
    }

    /// <summary>Sends the last complete week at once. Who already has a row for it gets no second one.</summary>
    /// <returns>The rows written.</returns>
    public async Task<int> WriteNowAsync(Guid scheduleId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        var schedule = await session.Db.ReportSchedules.SingleAsync(s => s.ScheduleId == scheduleId, ct);
        var written = await InsertAsync(schedule, now, DeliveryState.Due, null, ct);
        await transaction.CommitAsync(ct);
        return written;
    }

    /// <summary>Records the fires of a schedule up to now, inside the caller's transaction, and moves it on; the caller saves.</summary>
    internal async Task<int> WriteFiresAsync(ReportSchedule schedule, DateTimeOffset now, CancellationToken ct)
    {
        var time = schedule.TimeIn(session.Tenant.Zone);
        var fires = time.FiresBetween(schedule.NextDueAt, now);
        var written = 0;
        foreach (var fire in fires)
        {
            var isLatest = fire == fires[^1];
            written += await InsertAsync(schedule, fire, isLatest ? DeliveryState.Due : DeliveryState.Failed, isLatest ? null : MissedCause, ct);
        }

        schedule.NextDueAt = time.NextAfter(now);
        return written;
    }

    private async Task<int> InsertAsync(ReportSchedule schedule, DateTimeOffset dueAt, DeliveryState state, string? cause, CancellationToken ct)
    {
        var week = WeekAt(dueAt);
        var written = 0;
        foreach (var recipient in schedule.Recipients)
        {
            written += await session.ExecuteAsync(
                InsertDelivery,
                new
                {
                    delivery_id = OrderedId.Next(),
                    schedule_id = schedule.ScheduleId,
                    week.From,
                    week.To,
                    recipient,
                    state = (short)state,
                    due_at = dueAt,
                    next_attempt_at = dueAt,
                    last_error = cause,
                },
                ct);
        }

        return written;
    }

    private Period WeekAt(DateTimeOffset fire) => ReportPeriods.OfFire(fire, session.Tenant.Zone, session.Tenant.Tenant.WeekStart);
}
