using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>A tenant's rules for groups of customers; they hold from the next run on.</summary>
public sealed class GroupingRuleStore(TenantSession session, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task<GroupingRules> ReadAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await OfAsync(session, ct);
    }

    /// <returns>What is wrong with the rules, in a sentence; null when they are kept.</returns>
    public async Task<string?> SaveAsync(GroupingRules rules, Guid? changedBy, CancellationToken ct)
    {
        if (rules.Problems().FirstOrDefault() is { } problem)
        {
            return problem;
        }

        await using var transaction = await session.BeginWriteAsync(ct);
        var setting = await session.Db.GroupingSettings.SingleOrDefaultAsync(ct);
        if (setting is null)
        {
            session.Db.Add(setting = new GroupingSetting { TenantId = session.Tenant.TenantId });
        }

        (setting.Rules, setting.ChangedAt, setting.ChangedBy) = (ToJson(rules), clock.GetUtcNow(), changedBy);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    internal static async Task<GroupingRules> OfAsync(TenantSession session, CancellationToken ct)
        => await session.Db.GroupingSettings.AsNoTracking().SingleOrDefaultAsync(ct) is { } found ? Parse(found.Rules) : GroupingRules.Standard;

    internal static string ToJson(GroupingRules rules) => JsonSerializer.Serialize(rules, Json);

    internal static GroupingRules Parse(string json) => JsonSerializer.Deserialize<GroupingRules>(json, Json)!;
}
