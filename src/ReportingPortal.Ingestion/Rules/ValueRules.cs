using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Rules;

/// <summary>
/// The tenant's rules "this text means that one". A rule holds for files received from its making to its removal: read again
/// later, a file gives the same rows.
/// </summary>
public sealed class ValueRules(TenantSession session, TimeProvider clock)
{
    private const int LongestValue = 200;

    /// <summary>Those in force, by field and text.</summary>
    public async Task<IReadOnlyList<ValueRule>> ListAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.ValueRules.AsNoTracking().Where(rule => rule.RemovedAt == null)
            .OrderBy(rule => rule.Field).ThenBy(rule => rule.FromValue).ToListAsync(ct);
    }

    /// <summary>
    /// Adds a rule; one about the same text of the same field and source is replaced. A value is replaced once, so rules never
    /// follow one another: those that read something as the text the new one is about read it as the new meaning from now on, and
    /// one that would lead back is removed.
    /// </summary>
    /// <returns>What is wrong with it, in a sentence; null when it was added.</returns>
    public async Task<string?> AddAsync(ValueRule rule, CancellationToken ct)
    {
        (rule.FromValue, rule.ToValue) = (rule.FromValue.Trim(), rule.ToValue.Trim());
        if (ProblemOf(rule) is { } problem)
        {
            return problem;
        }

        await using var transaction = await session.BeginWriteAsync(ct);
        var now = clock.GetUtcNow();
        (rule.TenantId, rule.CreatedAt) = (session.Tenant.TenantId, now);
        var inForce = await session.Db.ValueRules.Where(r => r.RemovedAt == null && r.Field == rule.Field).ToListAsync(ct);
        if (inForce.Find(r => r.FromValue == rule.ToValue && r.ToValue != rule.FromValue && Holds(r, rule)) is { } further)
        {
            return $"“{rule.ToValue}” is itself read as “{further.ToValue}”. Name that instead, or remove the rule for “{rule.ToValue}” first.";
        }

        foreach (var former in inForce.Where(r => (r.FromValue == rule.FromValue && r.HeaderFingerprint == rule.HeaderFingerprint) || LeadsTo(r, rule)))
        {
            former.RemovedAt = now;
            if (former.FromValue != rule.FromValue && former.FromValue != rule.ToValue)
            {
                session.Db.Add(Redirected(former, rule));
            }
        }

        session.Db.Add(rule);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Rules by their ids, also those removed since: what an upload says of the rules that replaced its values.</summary>
    public async Task<IReadOnlyList<ValueRule>> FindAsync(IReadOnlyCollection<Guid> ruleIds, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.ValueRules.AsNoTracking().Where(rule => ruleIds.Contains(rule.RuleId)).OrderBy(rule => rule.Field).ThenBy(rule => rule.FromValue).ToListAsync(ct);
    }

    /// <returns>False when there is no such rule in force.</returns>
    public async Task<bool> RemoveAsync(Guid ruleId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var now = clock.GetUtcNow();
        var removed = await session.Db.ValueRules.Where(rule => rule.RuleId == ruleId && rule.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(rule => rule.RemovedAt, now), ct);
        await transaction.CommitAsync(ct);
        return removed == 1;
    }

    /// <summary>The rules that held when an upload was received, those of its own source before those of all.</summary>
    internal static async Task<ValueRewrites> HoldingAsync(TenantSession session, Upload upload, string fingerprint, CancellationToken ct)
        => new(await session.Db.ValueRules.AsNoTracking()
            .Where(rule => rule.CreatedAt <= upload.ReceivedAt && (rule.RemovedAt == null || rule.RemovedAt > upload.ReceivedAt))
            .Where(rule => rule.HeaderFingerprint == null || rule.HeaderFingerprint == fingerprint)
            .OrderBy(rule => rule.HeaderFingerprint == null).ThenBy(rule => rule.RuleId)
            .ToListAsync(ct));

    /// <summary>Whether a rule holds wherever another one does.</summary>
    private static bool Holds(ValueRule rule, ValueRule where) => rule.HeaderFingerprint is null || rule.HeaderFingerprint == where.HeaderFingerprint;

    /// <summary>Whether what a rule makes of a text is what another one replaces, or the two undo one another.</summary>
    private static bool LeadsTo(ValueRule former, ValueRule rule)
        => (former.ToValue == rule.FromValue && Holds(rule, former))
            || (former.ToValue == rule.FromValue && former.FromValue == rule.ToValue && Holds(former, rule));

    private static ValueRule Redirected(ValueRule former, ValueRule rule) => new()
    {
        TenantId = rule.TenantId,
        Field = rule.Field,
        FromValue = former.FromValue,
        ToValue = rule.ToValue,
        HeaderFingerprint = former.HeaderFingerprint,
        SourceName = former.SourceName,
        CreatedAt = rule.CreatedAt,
        CreatedBy = rule.CreatedBy,
    };

    private static string? ProblemOf(ValueRule rule) => 0 switch
    {
        _ when !ValueRuleFields.All.Contains(rule.Field) => $"A rule is about one of {string.Join(", ", ValueRuleFields.All)}.",
        _ when rule.FromValue.Length == 0 || rule.ToValue.Length == 0 => "Say which text is meant to be which.",
        _ when rule.FromValue == rule.ToValue => "Both texts are the same.",
        _ when rule.FromValue.Length > LongestValue || rule.ToValue.Length > LongestValue => $"A text has at most {LongestValue} characters.",
        _ => null,
    };
}
