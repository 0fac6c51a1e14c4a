using Dapper;
using Npgsql;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

public sealed record NewTenant(
    string Slug, string Name, string Currency, string TimeZone, DayOfWeek WeekStart = DayOfWeek.Monday, bool IsDemo = false);

/// <summary>A tenant as the platform's administrator sees it.</summary>
public sealed record TenantListing(
    int TenantId, string Slug, string Name, string Currency, string TimeZone, DateTime CreatedAt, DateTime? SuspendedAt, long Members);

/// <summary>Makes, renames and suspends tenants: work of the platform, under its own role, each step audited.</summary>
public sealed class TenantDirectory(PlatformDatabase platform, TimeProvider time)
{
    private static readonly SqlFile BySlug = SqlFile.Of<TenantDirectory>("Access/TenantBySlug.sql");

    /// <exception cref="RuleViolationException">A setting is not allowed, or the slug is taken.</exception>
    public async Task<Tenant> CreateAsync(NewTenant wanted, Guid? actor, CancellationToken ct)
    {
        TenantRules.CheckSlug(wanted.Slug);
        TenantRules.Check(wanted.Name, wanted.Currency, wanted.TimeZone);
        var tenant = new Tenant
        {
            Slug = wanted.Slug,
            Name = wanted.Name.Trim(),
            Currency = wanted.Currency,
            TimeZone = wanted.TimeZone,
            WeekStart = wanted.WeekStart,
            IsDemo = wanted.IsDemo,
            CreatedAt = time.GetUtcNow(),
        };
        await ChangeAsync("tenant.create", null, $"{tenant.Slug}: {tenant.Name}", actor, async connection =>
        {
            var id = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
                """
                insert into tenants (slug, name, currency, time_zone, week_start, is_demo, created_at)
                values (@slug, @name, @currency, @time_zone, @week_start, @is_demo, @created_at)
                on conflict (slug) do nothing
                returning tenant_id
                """,
                new
                {
                    slug = tenant.Slug,
                    name = tenant.Name,
                    currency = tenant.Currency,
                    time_zone = tenant.TimeZone,
                    week_start = (short)tenant.WeekStart,
                    is_demo = tenant.IsDemo,
                    created_at = tenant.CreatedAt,
                },
                cancellationToken: ct));
            tenant.TenantId = id ?? throw new RuleViolationException("Slug", $"The short name {tenant.Slug} is taken.");
            return tenant.TenantId;
        }, ct);
        return tenant;
    }

    public Task RenameAsync(int tenantId, string name, Guid? actor, CancellationToken ct)
    {
        TenantRules.CheckName(name);
        return UpdateAsync("tenant.rename", "update tenants set name = @value where tenant_id = @tenant_id", tenantId, name.Trim(), name.Trim(), actor, ct);
    }

    /// <summary>Closes the tenant's pages and its API; its data stays.</summary>
    public Task SuspendAsync(int tenantId, Guid? actor, CancellationToken ct)
        => UpdateAsync(
            "tenant.suspend", "update tenants set suspended_at = coalesce(suspended_at, @value) where tenant_id = @tenant_id",
            tenantId, time.GetUtcNow(), "", actor, ct);

    public Task ResumeAsync(int tenantId, Guid? actor, CancellationToken ct)
        => UpdateAsync("tenant.resume", "update tenants set suspended_at = null where tenant_id = @tenant_id", tenantId, "", "", actor, ct);

    /// <summary>Puts on record what the platform did to a tenant elsewhere.</summary>
    public async Task NoteAsync(string action, int tenantId, Guid actor, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        await PlatformDatabase.AuditAsync(connection, time.GetUtcNow(), actor, action, tenantId, "", ct);
    }

    public async Task<IReadOnlyList<TenantListing>> ListAsync(CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var tenants = await connection.QueryAsync<TenantListing>(new CommandDefinition(
            """
            select
                t.tenant_id,
                t.slug,
                t.name,
                t.currency,
                t.time_zone,
                t.created_at,
                t.suspended_at,
                count(m.user_id) as members
            from tenants as t
            left join memberships as m
                on m.tenant_id = t.tenant_id
            group by t.tenant_id
            order by lower(t.name), t.tenant_id
            """,
            cancellationToken: ct));
        return tenants.AsList();
    }

    public async Task<Tenant?> FindAsync(string slug, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<TenantRow>(new CommandDefinition(BySlug.Text, new { slug }, cancellationToken: ct));
        return row?.ToTenant();
    }

    private Task UpdateAsync(string action, string statement, int tenantId, object value, string detail, Guid? actor, CancellationToken ct)
        => ChangeAsync(action, tenantId, detail, actor, async connection =>
        {
            var rows = await connection.ExecuteAsync(new CommandDefinition(statement, new { tenant_id = tenantId, value }, cancellationToken: ct));
            return rows == 1 ? tenantId : throw new RuleViolationException("", "This tenant does not exist.");
        }, ct);

    private async Task ChangeAsync(
        string action, int? tenantId, string detail, Guid? actor, Func<NpgsqlConnection, Task<int>> change, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        tenantId = await change(connection);
        await PlatformDatabase.AuditAsync(connection, time.GetUtcNow(), actor, action, tenantId, detail, ct);
        await transaction.CommitAsync(ct);
    }
}
