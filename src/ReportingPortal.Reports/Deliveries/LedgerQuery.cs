using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>One due mail with the name of its schedule.</summary>
public sealed record LedgerEntry(
    Guid DeliveryId, Guid ScheduleId, string Schedule, DateOnly PeriodFrom, DateOnly PeriodTo, string Recipient, DeliveryState State, Guid? ReportId,
    int Attempts, DateTimeOffset DueAt, DateTimeOffset NextAttemptAt, DateTimeOffset? AcceptedAt, string? MessageId, string? ServerReply, string? LastError);

/// <summary>Something a person should look at, in words for them.</summary>
public sealed record DeliveryAlarm(string Text, Guid? DeliveryId, DateTimeOffset Since);

/// <summary>"Did it go out?": the ledger and what is wrong in it.</summary>
public sealed class LedgerQuery(TenantSession session, TimeProvider clock)
{
    // PostgreSQL's order of uuids: by their bytes as written.
    private static readonly IComparer<Guid> NewestFirst = Comparer<Guid>.Create((a, b) => string.CompareOrdinal(a.ToString("N"), b.ToString("N")));

    private static readonly TimeSpan AlarmsLast = TimeSpan.FromDays(14);
    private static readonly TimeSpan RenderingTakes = TimeSpan.FromMinutes(15);

    /// <summary>The latest due first.</summary>
    /// <param name="state">Null shows all.</param>
    public async Task<(IReadOnlyList<LedgerEntry> Items, int Total)> RunAsync(DeliveryState? state, int skip, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var entries = InState(state);
        var items = await Entries(entries.OrderByDescending(d => d.DueAt).ThenByDescending(d => d.DeliveryId).Skip(skip).Take(take)).ToListAsync(ct);
        return ([.. items.OrderByDescending(i => i.DueAt).ThenByDescending(i => i.DeliveryId, NewestFirst)], await entries.CountAsync(ct));
    }

    /// <summary>Newest first, from behind the row named; keys are made in the order of time.</summary>
    public async Task<(IReadOnlyList<LedgerEntry> Items, int Total)> AfterAsync(DeliveryState? state, Guid? after, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var entries = InState(state);
        var behind = after is { } id ? entries.Where(d => d.DeliveryId.CompareTo(id) < 0) : entries;
        var items = await Entries(behind.OrderByDescending(d => d.DeliveryId).Take(take)).ToListAsync(ct);
        return ([.. items.OrderByDescending(i => i.DeliveryId, NewestFirst)], await entries.CountAsync(ct));
    }

    public async Task<IReadOnlyList<DeliveryAlarm>> AlarmsAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var now = clock.GetUtcNow();
        return [.. await OverdueAsync(now, ct), .. await UnsettledAsync(now, ct), .. await StuckReportsAsync(now, ct)];
    }

    private async Task<List<DeliveryAlarm>> OverdueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - DeliveryWatch.Grace;
        var schedules = await session.Db.ReportSchedules.AsNoTracking().Where(s => s.IsActive && s.NextDueAt < since).ToListAsync(ct);
        return [.. schedules.Select(s => new DeliveryAlarm($"“{s.Name}” is due and nothing has been done: no worker of the portal seems to run.", null, s.NextDueAt))];
    }

    private async Task<List<DeliveryAlarm>> UnsettledAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = now - AlarmsLast;
        var unsettled = await session.Db.Deliveries.AsNoTracking()
            .Where(d => (d.State == DeliveryState.Failed || d.State == DeliveryState.Uncertain) && d.DueAt >= since)
            .OrderByDescending(d => d.DueAt).ToListAsync(ct);
        return [.. unsettled.Select(d => new DeliveryAlarm(
            $"{(d.State == DeliveryState.Failed ? "Did not go out" : "May not have arrived")}: {d.Recipient}, {PeriodText.Of(new Period(d.PeriodFrom, d.PeriodTo), CultureInfo.InvariantCulture)}. {d.LastError}", d.DeliveryId, d.DueAt))];
    }

    private async Task<List<DeliveryAlarm>> StuckReportsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var before = now - RenderingTakes;
        var stuck = await session.Db.Reports.AsNoTracking()
            .Where(r => (r.Status == ReportStatus.Queued || r.Status == ReportStatus.Rendering) && r.CreatedAt < before)
            .Select(r => new { r.Title, r.CreatedAt }).ToListAsync(ct);
        return [.. stuck.Select(r => new DeliveryAlarm($"“{r.Title}” waits to be drawn for longer than it should.", null, r.CreatedAt))];
    }

    private IQueryable<Delivery> InState(DeliveryState? state) => session.Db.Deliveries.AsNoTracking().Where(d => state == null || d.State == state);

    private IQueryable<LedgerEntry> Entries(IQueryable<Delivery> deliveries) => deliveries.Join(
        session.Db.ReportSchedules,
        d => new { d.TenantId, d.ScheduleId },
        s => new { s.TenantId, s.ScheduleId },
        (d, s) => new LedgerEntry(
            d.DeliveryId, d.ScheduleId, s.Name, d.PeriodFrom, d.PeriodTo, d.Recipient, d.State, d.ReportId,
            d.Attempts, d.DueAt, d.NextAttemptAt, d.AcceptedAt, d.MessageId, d.ServerReply, d.LastError));
}
