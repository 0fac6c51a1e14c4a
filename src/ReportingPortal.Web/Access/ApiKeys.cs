using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>A key just made. The secret is known only here and now.</summary>
public sealed record NewApiKey(ApiKey Key, string Secret);

/// <summary>A key in use, with the tenant it belongs to.</summary>
/// <param name="Scopes">Any of read, write, admin.</param>
public sealed record ApiKeyAccess(Guid ApiKeyId, IReadOnlyList<string> Scopes, Tenant Tenant);

/// <summary>Keys of the HTTP API: made, found by their secret's hash, revoked.</summary>
public sealed class ApiKeys(ReportingDbContext db, TimeProvider time)
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    private static readonly SqlFile InUse = SqlFile.Of<ApiKeys>("Access/KeyInUse.sql");

    /// <exception cref="RuleViolationException">Name, scopes or expiry make no key.</exception>
    public async Task<NewApiKey> CreateAsync(
        int tenantId, string name, IReadOnlyCollection<string> scopes, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        Check(name, scopes, expiresAt, now);
        var secret = "rp_" + SecretTokens.Create();
        var key = new ApiKey
        {
            TenantId = tenantId,
            Name = name.Trim(),
            Prefix = secret[..10],
            SecretHash = SecretTokens.Hash(secret),
            Scopes = [.. ApiScopes.All.Where(scopes.Contains)],
            CreatedAt = now,
            ExpiresAt = expiresAt?.ToUniversalTime(),
        };
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(ct);
        return new NewApiKey(key, secret);
    }

    /// <summary>The key and its tenant, or null when the secret is unknown, revoked or expired.</summary>
    public async Task<ApiKeyAccess?> FindAsync(string secret, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(SecretTokens.Hash(secret), now, ct) is not var (key, tenant))
        {
            return null;
        }

        if (key.LastUsedAt is null || now - key.LastUsedAt > UseIsNotedEvery)
        {
            await db.ApiKeys.Where(k => k.ApiKeyId == key.ApiKeyId)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), ct);
        }

        return new ApiKeyAccess(key.ApiKeyId, key.Scopes, tenant.ToTenant());
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(int tenantId, CancellationToken ct)
        => await db.ApiKeys.AsNoTracking().Where(k => k.TenantId == tenantId).OrderByDescending(k => k.CreatedAt).ToListAsync(ct);

    /// <returns>False when the tenant has no such key, or it was revoked before.</returns>
    public async Task<bool> RevokeAsync(int tenantId, Guid apiKeyId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.ApiKeys
            .Where(k => k.TenantId == tenantId && k.ApiKeyId == apiKeyId && k.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), ct) == 1;
    }

    /// <summary>Every call of the API waits for this, so the statement is prepared; it is asked each time, so that a key revoked is refused at once.</summary>
    private async Task<(KeyInUseRow Key, TenantRow Tenant)?> FindAsync(byte[] secretHash, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var answer = await StatementBatch.SendAsync(
                connection, transaction: null, tenantId: null, [InUse], new { secret_hash = secretHash, now = now.UtcDateTime }, ct);
            return await answer.NextSingleOrDefaultAsync<KeyInUseRow, TenantRow>("tenant_id", ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Check(string name, IReadOnlyCollection<string> scopes, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            throw new RuleViolationException("Name", "Give the key a name of at most 100 characters.");
        }

        if (scopes.Count == 0 || scopes.Except(ApiScopes.All).Any())
        {
            throw new RuleViolationException("Scopes", $"Choose at least one of the scopes {string.Join(", ", ApiScopes.All)}.");
        }

        if (expiresAt <= now)
        {
            throw new RuleViolationException("ExpiresOn", "The expiry lies in the past.");
        }
    }

    private sealed record KeyInUseRow(Guid ApiKeyId, string[] Scopes, DateTimeOffset? LastUsedAt);
}
