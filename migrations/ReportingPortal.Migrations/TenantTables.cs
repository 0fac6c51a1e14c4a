using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

namespace ReportingPortal.Migrations;

/// <summary>What every migration says of a table it creates: whose it is and who may do what with it.</summary>
internal static class TenantTables
{
    /// <summary>Puts tables under the tenants' wall and grants the roles their rights.</summary>
    public static void SecureTenantTables(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"""
                select tenant_table('{table}');
                alter table {table} enable row level security;
                alter table {table} force row level security;
                create policy tenant_rows on {table}
                    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int)
                    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
                grant select, insert, update, delete on {table} to {DatabaseLogins.AppRole}, {DatabaseLogins.PlatformRole};
                """);
        }
    }

    /// <summary>Creates a view of tenants' tables to read. It reads with the rights of who asks, so their wall is its own.</summary>
    public static void CreateTenantView(this MigrationBuilder migration, string view, string select)
        => migration.Sql($"""
            create view {view} with (security_invoker = true) as
            {select};
            grant select on {view} to {DatabaseLogins.AppRole}, {DatabaseLogins.PlatformRole};
            """);

    /// <summary>Grants rights on tables that belong to no tenant.</summary>
    public static void GrantLocalTables(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"grant select, insert, update, delete on {table} to {DatabaseLogins.AppRole}, {DatabaseLogins.PlatformRole};");
        }
    }

    /// <summary>
    /// Everyone may find a tenant by its slug; a tenant changes its own settings only, and only the platform makes,
    /// renames or suspends one. Audit entries can be added and read by the platform, changed by nobody.
    /// </summary>
    public static void SecureTenantDirectory(this MigrationBuilder migration)
        => migration.Sql($"""
            alter table tenants enable row level security;
            create policy tenant_directory on tenants for select using (true);
            create policy tenant_settings on tenants for update
                using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
            grant select on tenants to {DatabaseLogins.AppRole};
            grant update (name, currency, time_zone, week_start) on tenants to {DatabaseLogins.AppRole};
            grant select, insert, update, delete on tenants to {DatabaseLogins.PlatformRole};
            grant usage on sequence tenant_ids to {DatabaseLogins.PlatformRole};
            grant select, insert on platform_audit to {DatabaseLogins.PlatformRole};
            """);
}
