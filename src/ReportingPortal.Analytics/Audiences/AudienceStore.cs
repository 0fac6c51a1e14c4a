using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Audiences;

/// <summary>An audience as it is kept.</summary>
public sealed record SavedAudience(Guid Id, string Name, AudienceCriteria Criteria, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>A tenant's audiences.</summary>
public sealed class AudienceStore(TenantSession session, TimeProvider clock)
{
    /// <summary>A list tells the size of each, found anew.</summary>
    public const int Most = 50;

    private const int LongestName = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SavedAudience>> ListAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return [.. (await session.Db.Audiences.AsNoTracking().OrderBy(audience => audience.Name).ToListAsync(ct)).Select(Saved)];
    }

    /// <summary>Null when the tenant has no such audience.</summary>
    public async Task<SavedAudience?> FindAsync(Guid id, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Audiences.AsNoTracking().SingleOrDefaultAsync(audience => audience.AudienceId == id, ct) is { } found ? Saved(found) : null;
    }

    /// <returns>The new audience's id, or what is wrong with it in a sentence.</returns>
    public async Task<(Guid Id, string? Problem)> CreateAsync(string? name, AudienceCriteria criteria, Guid? createdBy, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        if (await ProblemAsync(name, criteria, null, ct) is { } problem)
        {
            return (Guid.Empty, problem);
        }

        var now = clock.GetUtcNow();
        var audience = new Audience
        {
            TenantId = session.Tenant.TenantId,
            Name = name!.Trim(),
            Criteria = JsonSerializer.Serialize(criteria, Json),
            CreatedAt = now,
            CreatedBy = createdBy,
            ChangedAt = now,
        };
        session.Db.Add(audience);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (audience.AudienceId, null);
    }

    /// <returns>What is wrong, in a sentence; null when it is changed.</returns>
    /// <exception cref="InvalidOperationException">The tenant has no such audience.</exception>
    public async Task<string?> ChangeAsync(Guid id, string? name, AudienceCriteria criteria, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        if (await ProblemAsync(name, criteria, id, ct) is { } problem)
        {
            return problem;
        }

        var audience = await session.Db.Audiences.SingleAsync(each => each.AudienceId == id, ct);
        (audience.Name, audience.Criteria, audience.ChangedAt) = (name!.Trim(), JsonSerializer.Serialize(criteria, Json), clock.GetUtcNow());
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <returns>False when there is no such audience.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var deleted = await session.Db.Audiences.Where(audience => audience.AudienceId == id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return deleted == 1;
    }

    private async Task<string?> ProblemAsync(string? name, AudienceCriteria criteria, Guid? own, CancellationToken ct)
    {
        var wanted = name?.Trim() ?? "";
        return wanted.Length is 0 or > LongestName ? $"A name has 1 to {LongestName} characters."
            : criteria.Problems().FirstOrDefault() is { } problem ? problem
            : await session.Db.Audiences.AnyAsync(audience => audience.Name == wanted && audience.AudienceId != own, ct) ? "There is an audience of this name already."
            : own is null && await session.Db.Audiences.CountAsync(ct) >= Most ? $"A shop keeps {Most} audiences; delete one that is of no use any more."
            : null;
    }

    private static SavedAudience Saved(Audience audience)
        => new(audience.AudienceId, audience.Name, JsonSerializer.Deserialize<AudienceCriteria>(audience.Criteria, Json)!, audience.CreatedAt, audience.ChangedAt);
}
