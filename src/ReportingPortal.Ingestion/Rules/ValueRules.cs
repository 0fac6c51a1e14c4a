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

    /// <summary>Adds a rule; one about the same text of the same field and source is replaced.</summary>
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
        await session.Db.ValueRules
            .Where(r => r.RemovedAt == null && r.Field == rule.Field && r.FromValue == rule.FromValue && r.HeaderFingerprint == rule.HeaderFingerprint)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.RemovedAt, now), ct);
        session.Db.Add(rule);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
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

    private static string? ProblemOf(ValueRule rule) => 0 switch
    {
        _ when !ValueRuleFields.All.Contains(rule.Field) => $"A rule is about one of {string.Join(", ", ValueRuleFields.All)}.",
        _ when rule.FromValue.Length == 0 || rule.ToValue.Length == 0 => "Say which text is meant to be which.",
        _ when rule.FromValue == rule.ToValue => "Both texts are the same.",
        _ when rule.FromValue.Length > LongestValue || rule.ToValue.Length > LongestValue => $"A text has at most {LongestValue} characters.",
        _ => null,
    };
}
