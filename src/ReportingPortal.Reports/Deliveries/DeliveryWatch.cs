using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>What a round of the watch found and set right.</summary>
/// <param name="Recovered">Attempts whose worker is gone.</param>
/// <param name="Realigned">Schedules whose next fire did not follow the shop's zone any more.</param>
/// <param name="Reopened">Schedules that had moved on without a ledger row.</param>
public sealed record WatchResult(int Recovered, int Realigned, int Reopened);

/// <summary>Compares the ledger with what should be in it, and mends what can be mended without sending anything twice.</summary>
public sealed class DeliveryWatch(TenantSession session, TimeProvider clock)
{
    /// <summary>A fire this old without a ledger row is a fault.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private const string RetryCause = "The portal stopped during the attempt, before the message left; it is tried again.";
    private const string UncertainCause = "The portal stopped while it handed the message over: it may or may not have arrived. A second copy is sent only if you ask for it.";

    private static readonly SqlFile Recover = SqlFile.Of<DeliveryWatch>("Deliveries/RecoverDeliveries.sql");

    public async Task<WatchResult> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        var recovered = await session.QueryAsync<Guid>(Recover, new { now, retry_cause = RetryCause, uncertain_cause = UncertainCause }, ct);
        var (realigned, reopened) = (0, 0);
        foreach (var schedule in await session.Db.ReportSchedules.Where(s => s.IsActive).ToListAsync(ct))
        {
            realigned += Realign(schedule, now) ? 1 : 0;
            reopened += await ReopenAsync(schedule, now, ct) ? 1 : 0;
        }

        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        session.Db.ChangeTracker.Clear();
        return new WatchResult(recovered.Count, realigned, reopened);
    }

    /// <summary>After a change of the shop's zone the same wall-clock time is another instant.</summary>
    private bool Realign(ReportSchedule schedule, DateTimeOffset now)
    {
        var next = schedule.TimeIn(session.Tenant.Zone).NextAfter(now);
        if (schedule.NextDueAt <= now || schedule.NextDueAt == next)
        {
            return false;
        }

        (schedule.NextDueAt, schedule.ActiveSince) = (next, now);
        return true;
    }

    /// <summary>Sets a schedule back to a fire that has no row; the ledger then writes it as missed or due.</summary>
    private async Task<bool> ReopenAsync(ReportSchedule schedule, DateTimeOffset now, CancellationToken ct)
    {
        var fire = schedule.TimeIn(session.Tenant.Zone).LastAtOrBefore(now - Grace);
        if (fire < schedule.ActiveSince || schedule.NextDueAt <= now || schedule.Recipients.Length == 0)
        {
            return false;
        }

        // One week ends in the seven days up to a fire; the one that was sent may have begun on another day of the week than weeks begin on now.
        var day = ReportPeriods.DayOf(fire, session.Tenant.Zone);
        if (await session.Db.Deliveries.AnyAsync(d => d.ScheduleId == schedule.ScheduleId && d.PeriodTo > day.AddDays(-7) && d.PeriodTo <= day, ct))
        {
            return false;
        }

        schedule.NextDueAt = fire;
        return true;
    }
}
