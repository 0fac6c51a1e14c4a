using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>
/// One tenant's minute: what is due goes on record, each schedule's week is rendered once for all its recipients, and what
/// is rendered is sent. Any number of workers may do this at once.
/// </summary>
public sealed class SendDueReports(TenantSession session, DueLedger ledger, RenderReport render, DeliverySender sender, TimeProvider clock)
{
    private static readonly SqlFile LockSchedule = SqlFile.Of<SendDueReports>("Deliveries/LockSchedule.sql");

    /// <returns>How many mails were attempted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await ledger.WriteAsync(ct);
        foreach (var week in await DueWeeksAsync(ct))
        {
            var reportId = await ReportOfAsync(week, ct);
            await PassOnAsync(week, await render.RunAsync(reportId, ct), ct);
        }

        return await sender.RunAsync(ct);
    }

    private async Task<IReadOnlyList<ScheduleWeek>> DueWeeksAsync(CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var now = clock.GetUtcNow();
        var weeks = await session.Db.Deliveries.AsNoTracking()
            .Where(d => d.State == DeliveryState.Due && d.NextAttemptAt <= now)
            .Select(d => new ScheduleWeek(d.ScheduleId, d.PeriodFrom, d.PeriodTo)).Distinct().ToListAsync(ct);
        return [.. weeks.OrderBy(w => w.From).ThenBy(w => w.ScheduleId)];
    }

    /// <summary>The one report of a schedule and a week; the schedule's row lock keeps a second from being made.</summary>
    private async Task<Guid> ReportOfAsync(ScheduleWeek week, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        await session.QueryAsync<Guid>(LockSchedule, new { schedule_id = week.ScheduleId }, ct);
        var reportId = await session.Db.Reports
            .Where(r => r.ScheduleId == week.ScheduleId && r.PeriodFrom == week.From && r.PeriodTo == week.To)
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.ReportId).Select(r => r.ReportId).FirstOrDefaultAsync(ct);
        if (reportId == Guid.Empty)
        {
            var name = await session.Db.ReportSchedules.Where(s => s.ScheduleId == week.ScheduleId).Select(s => s.Name).SingleAsync(ct);
            reportId = Add(week, name).ReportId;
            await session.Db.SaveChangesAsync(ct);
        }

        await Due(week).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReportId, reportId), ct);
        await transaction.CommitAsync(ct);
        return reportId;
    }

    private Report Add(ScheduleWeek week, string title)
        => session.Db.Reports.Add(new Report
        {
            TenantId = session.Tenant.TenantId,
            Title = title,
            PeriodFrom = week.From,
            PeriodTo = week.To,
            Status = ReportStatus.Queued,
            ScheduleId = week.ScheduleId,
            CreatedAt = clock.GetUtcNow(),
        }).Entity;

    /// <summary>A rendered report is free to be sent; one that failed is tried again by the retry plan, its cause kept.</summary>
    private async Task PassOnAsync(ScheduleWeek week, string? failure, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        if (failure is null)
        {
            await Due(week).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Rendered).SetProperty(d => d.NextAttemptAt, now), ct);
        }
        else
        {
            await PostponeAsync(week, failure, now, ct);
        }

        await transaction.CommitAsync(ct);
        session.Db.ChangeTracker.Clear();
    }

    private async Task PostponeAsync(ScheduleWeek week, string failure, DateTimeOffset now, CancellationToken ct)
    {
        var attempts = await Due(week).Where(d => d.NextAttemptAt <= now).Select(d => d.Attempts).Distinct().ToListAsync(ct);
        foreach (var made in attempts.OrderDescending())
        {
            var next = RetryPlan.NextAttemptAt(made + 1, now);
            // Only rows still due: another worker may have rendered the report in the meantime.
            await Due(week).Where(d => d.NextAttemptAt <= now && d.Attempts == made).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Attempts, made + 1).SetProperty(d => d.LastError, failure)
                    .SetProperty(d => d.State, next == null ? DeliveryState.Failed : DeliveryState.Due)
                    .SetProperty(d => d.NextAttemptAt, next ?? now),
                ct);
        }
    }

    private IQueryable<Delivery> Due(ScheduleWeek week) => session.Db.Deliveries.Where(d =>
        d.ScheduleId == week.ScheduleId && d.PeriodFrom == week.From && d.PeriodTo == week.To && d.State == DeliveryState.Due);

    private sealed record ScheduleWeek(Guid ScheduleId, DateOnly From, DateOnly To);
}
