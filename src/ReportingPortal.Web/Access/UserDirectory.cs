using Dapper;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>An account as the platform's administrator sees it.</summary>
public sealed record UserListing(
    Guid UserId, string Email, string DisplayName, bool IsPlatformAdmin, bool EmailConfirmed, DateTime? LockedUntil, DateTime CreatedAt, string[] Memberships);

/// <summary>Accounts across tenants, for the platform's administrator; each change audited.</summary>
public sealed class UserDirectory(PlatformDatabase platform, TimeProvider time)
{
    private static readonly DateTimeOffset ForGood = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<IReadOnlyList<UserListing>> ListAsync(string? search, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var users = await connection.QueryAsync<UserListing>(new CommandDefinition(
            """
            select
                u.id as user_id,
                u.email,
                u.display_name,
                u.is_platform_admin,
                u.email_confirmed,
                case when u.lockout_end > @now then u.lockout_end end as locked_until,
                u.created_at,
                coalesce(
                    array_agg(t.name || ' (' || case m.role when 3 then 'Owner' when 2 then 'Analyst' else 'Viewer' end || ')' order by t.name)
                        filter (where t.tenant_id is not null),
                    '{}') as memberships
            from users as u
            left join memberships as m
                on m.user_id = u.id
            left join tenants as t
                on t.tenant_id = m.tenant_id
            where cast(@search as text) is null
                or strpos(lower(u.email), lower(@search)) > 0
                or strpos(lower(u.display_name), lower(@search)) > 0
            group by u.id
            order by lower(u.email)
            limit 500
            """,
            new { now = time.GetUtcNow(), search = string.IsNullOrWhiteSpace(search) ? null : search.Trim() },
            cancellationToken: ct));
        return users.AsList();
    }

    /// <summary>Ends the person's sessions (their security stamp changes) and refuses new ones.</summary>
    public Task LockAsync(Guid userId, Guid actor, CancellationToken ct)
        => userId == actor
            ? throw new RuleViolationException("", "You can't lock yourself out.")
            : ChangeAsync("user.lock", userId, ForGood, actor, ct);

    public Task UnlockAsync(Guid userId, Guid actor, CancellationToken ct) => ChangeAsync("user.unlock", userId, null, actor, ct);

    private async Task ChangeAsync(string action, Guid userId, DateTimeOffset? lockedUntil, Guid actor, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = await connection.ExecuteAsync(new CommandDefinition(
            """
            update users
            set
                lockout_end = cast(@locked_until as timestamptz),
                lockout_enabled = true,
                access_failed_count = 0,
                security_stamp = @stamp
            where id = @user_id
            """,
            new { user_id = userId, locked_until = lockedUntil, stamp = Guid.NewGuid().ToString("N") },
            transaction,
            cancellationToken: ct));
        if (rows != 1)
        {
            throw new RuleViolationException("", "This account does not exist.");
        }

        await PlatformDatabase.AuditAsync(connection, time.GetUtcNow(), actor, action, null, userId.ToString(), ct);
        await transaction.CommitAsync(ct);
    }
}
