using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>What an owner may change of their own tenant.</summary>
public sealed class TenantSettings(TenantSession session)
{
    /// <exception cref="RuleViolationException">A setting is not allowed.</exception>
    public async Task ChangeAsync(string name, string currency, string timeZone, DayOfWeek weekStart, CancellationToken ct)
    {
        TenantRules.Check(name, currency, timeZone);
        await using var transaction = await session.BeginWriteAsync(ct);
        var tenant = await session.Db.Tenants.SingleAsync(t => t.TenantId == session.Tenant.TenantId, ct);
        tenant.Name = name.Trim();
        tenant.Currency = currency;
        tenant.TimeZone = timeZone;
        tenant.WeekStart = weekStart;
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
