using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What interactions weigh for a tenant; it holds from the next run on.</summary>
public sealed class InteractionRuleStore(TenantSession session, TimeProvider clock)
{
    public async Task<InteractionRules> ReadAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await OfAsync(session, ct);
    }

    /// <returns>What is wrong with the rules, in a sentence; null when they are kept.</returns>
    public async Task<string?> SaveAsync(InteractionRules rules, Guid? changedBy, CancellationToken ct)
    {
        if (rules.Problems().FirstOrDefault() is { } problem)
        {
            return problem;
        }

        await using var transaction = await session.BeginWriteAsync(ct);
        var setting = await session.Db.InteractionSettings.SingleOrDefaultAsync(ct);
        if (setting is null)
        {
            session.Db.Add(setting = new InteractionSetting { TenantId = session.Tenant.TenantId });
        }

        (setting.Rules, setting.ChangedAt, setting.ChangedBy) = (rules.ToJson(), clock.GetUtcNow(), changedBy);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    internal static async Task<InteractionRules> OfAsync(TenantSession session, CancellationToken ct)
        => await session.Db.InteractionSettings.AsNoTracking().SingleOrDefaultAsync(ct) is { } found ? InteractionRules.Parse(found.Rules) : InteractionRules.Standard;
}
