using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Web.Access;

/// <summary>What an owner may change of their own tenant.</summary>
public sealed class TenantSettings(TenantSession session, TrustedSources trusted)
{
    /// <exception cref="RuleViolationException">A setting is not allowed.</exception>
    public async Task ChangeAsync(string name, string currency, string timeZone, DayOfWeek weekStart, bool asksBeforeChange, CancellationToken ct)
    {
        TenantRules.Check(name, currency, timeZone);
        await using var transaction = await session.BeginWriteAsync(ct);
        var tenant = await session.Db.Tenants.SingleAsync(t => t.TenantId == session.Tenant.TenantId, ct);
        tenant.Name = name.Trim();
        tenant.Currency = currency;
        tenant.TimeZone = timeZone;
        tenant.WeekStart = weekStart;
        tenant.AsksBeforeChange = asksBeforeChange;
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Kinds of files that load without a question.</summary>
    public Task<int> TrustedSourcesAsync(CancellationToken ct) => trusted.CountAsync(ct);

    /// <summary>Asks again for every kind of file.</summary>
    public Task ForgetTrustedSourcesAsync(CancellationToken ct) => trusted.ForgetAsync(ct);
}
