using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Scheduling;

/// <summary>What an owner says of a schedule.</summary>
/// <param name="ApprovesOutsiders">The owner's word that addresses which are no members may receive the shop's figures.</param>
public sealed record ScheduleWish(string Name, DayOfWeek Weekday, TimeOnly LocalTime, IReadOnlyList<string> Recipients, bool ApprovesOutsiders);

/// <summary>Makes and changes weekly schedules. A fire that is due already is put on record before the change takes effect.</summary>
public sealed class ReportSchedules(TenantSession session, DueLedger ledger, MemberAddresses members, TimeProvider clock)
{
    private const int MaxRecipients = 50;

    private static readonly SqlFile LockSchedule = SqlFile.Of<ReportSchedules>("Deliveries/LockSchedule.sql");

    /// <exception cref="ReportRuleException">No name, no recipient, or one that may not receive the figures.</exception>
    public async Task<Guid> CreateAsync(ScheduleWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        var schedule = new ReportSchedule { TenantId = session.Tenant.TenantId, CreatedAt = now, IsActive = true };
        await ApplyAsync(schedule, wish, now, ct);
        session.Db.ReportSchedules.Add(schedule);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return schedule.ScheduleId;
    }

    /// <returns>False when the shop has no such schedule.</returns>
    /// <exception cref="ReportRuleException">See <see cref="CreateAsync"/>.</exception>
    public Task<bool> ChangeAsync(Guid scheduleId, ScheduleWish wish, CancellationToken ct)
        => UpdateAsync(scheduleId, (schedule, now) => ApplyAsync(schedule, wish, now, ct), ct);

    /// <summary>A paused schedule has no fires; going on, it starts with the next one.</summary>
    /// <returns>False when the shop has no such schedule.</returns>
    public Task<bool> SetActiveAsync(Guid scheduleId, bool isActive, CancellationToken ct)
        => UpdateAsync(
            scheduleId,
            (schedule, now) =>
            {
                schedule.IsActive = isActive;
                Restart(schedule, now);
                return Task.CompletedTask;
            },
            ct);

    /// <summary>Takes one recipient out; a schedule nobody reads any more pauses.</summary>
    /// <returns>False when there is no such schedule.</returns>
    public Task<bool> UnsubscribeAsync(Guid scheduleId, string recipient, CancellationToken ct)
        => UpdateAsync(
            scheduleId,
            (schedule, _) =>
            {
                schedule.Recipients = [.. schedule.Recipients.Where(r => r != recipient)];
                schedule.ApprovedAddresses = [.. schedule.ApprovedAddresses.Where(r => r != recipient)];
                schedule.IsActive &= schedule.Recipients.Length > 0;
                return Task.CompletedTask;
            },
            ct);

    private async Task<bool> UpdateAsync(Guid scheduleId, Func<ReportSchedule, DateTimeOffset, Task> change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        await session.QueryAsync<Guid>(LockSchedule, new { schedule_id = scheduleId }, ct);
        var schedule = await session.Db.ReportSchedules.SingleOrDefaultAsync(s => s.ScheduleId == scheduleId, ct);
        if (schedule is null)
        {
            return false;
        }

        if (schedule.IsActive)
        {
            await ledger.WriteFiresAsync(schedule, now, ct);
        }

        await change(schedule, now);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task ApplyAsync(ReportSchedule schedule, ScheduleWish wish, DateTimeOffset now, CancellationToken ct)
    {
        var name = wish.Name.Trim();
        if (name.Length is 0 or > 120 || name.Any(char.IsControl))
        {
            throw new ReportRuleException("Give the schedule a name of at most 120 characters.");
        }

        var recipients = Addresses(wish.Recipients);
        var known = await members.RunAsync(ct);
        var outsiders = recipients.Where(r => !known.Contains(r)).ToArray();
        if (outsiders.Length > 0 && !wish.ApprovesOutsiders)
        {
            throw new ReportRuleException($"{string.Join(", ", outsiders)}: no member of this shop. Tick the approval to send there nevertheless.");
        }

        (schedule.Name, schedule.Weekday, schedule.LocalTime) = (name, wish.Weekday, new TimeOnly(wish.LocalTime.Hour, wish.LocalTime.Minute));
        (schedule.Recipients, schedule.ApprovedAddresses) = (recipients, outsiders);
        Restart(schedule, now);
    }

    private static string[] Addresses(IReadOnlyList<string> texts)
    {
        var named = texts.Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        if (named.FirstOrDefault(t => MailAddressRule.Normalise(t) is null) is { } wrong)
        {
            throw new ReportRuleException($"“{wrong.Trim()}” is no mail address.");
        }

        string[] addresses = [.. named.Select(t => MailAddressRule.Normalise(t)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return addresses.Length is > 0 and <= MaxRecipients
            ? addresses
            : throw new ReportRuleException($"Name 1 to {MaxRecipients} recipients.");
    }

    private void Restart(ReportSchedule schedule, DateTimeOffset now)
    {
        schedule.ActiveSince = now;
        schedule.NextDueAt = schedule.TimeIn(session.Tenant.Zone).NextAfter(now);
    }
}
