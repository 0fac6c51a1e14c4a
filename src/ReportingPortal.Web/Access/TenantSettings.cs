using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Web.Access;

/// <summary>What an owner may change of their own tenant.</summary>
public sealed class TenantSettings(TenantSession session, LoadedDays days, TrustedSources trusted)
{
    /// <returns>Whether weeks begin on another day than before: stored cohorts by week are then those of the former day until the next run.</returns>
    /// <exception cref="RuleViolationException">A setting is not allowed, or the data hold days of another time zone.</exception>
    public async Task<bool> ChangeAsync(string name, string currency, string timeZone, DayOfWeek weekStart, bool asksBeforeChange, CancellationToken ct)
    {
        TenantRules.Check(name, currency, timeZone);
        await using var transaction = await session.BeginWriteAsync(ct);
        var tenant = await session.Db.Tenants.SingleAsync(t => t.TenantId == session.Tenant.TenantId, ct);
        if (tenant.TimeZone != timeZone && await days.LockAsync(ct))
        {
            throw new RuleViolationException(
                "TimeZone",
                $"The days of what is loaded began at midnight in {tenant.TimeZone}; beside them, days of another zone would be counted wrong. Undo the uploads, change the time zone, then load them again.");
        }

        var otherWeeks = tenant.WeekStart != weekStart;
        tenant.Name = name.Trim();
        tenant.Currency = currency;
        tenant.TimeZone = timeZone;
        tenant.WeekStart = weekStart;
        tenant.AsksBeforeChange = asksBeforeChange;
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return otherWeeks;
    }

    /// <summary>Kinds of files that load without a question.</summary>
    public Task<int> TrustedSourcesAsync(CancellationToken ct) => trusted.CountAsync(ct);

    /// <summary>Asks again for every kind of file.</summary>
    public Task ForgetTrustedSourcesAsync(CancellationToken ct) => trusted.ForgetAsync(ct);
}
