using Dapper;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Schema;

/// <summary>Reads the catalogue: what keeps tenants apart and the schema ready for distribution by tenant.</summary>
public class TenantTableRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const string PolicyText = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::integer)";

    [Fact]
    public async Task Every_table_is_of_exactly_one_kind()
    {
        var tables = await TablesAsync();
        var unexplained = tables.Where(table => !IsLocalOrReference(table)).Except(await TablesWithTenantIdAsync());

        unexplained.ShouldBeEmpty("a table without tenant_id is listed in TableKinds, or it belongs to a tenant and carries tenant_id");
        TableKinds.Local.Intersect(TableKinds.Reference).ShouldBeEmpty();
        TableKinds.Local.Union(TableKinds.Reference).Except(tables).ShouldBeEmpty("TableKinds names tables that do not exist");
    }

    [Fact]
    public async Task Tenant_id_leads_every_key_and_unique_index_of_a_tenant_table()
    {
        var rows = await QueryAsync<(string Table, string Index, string FirstColumn)>(
            """
            select t.relname, i.relname, a.attname
            from pg_index as x
            join pg_class as t on t.oid = x.indrelid
            join pg_class as i on i.oid = x.indexrelid
            join pg_attribute as a on a.attrelid = t.oid and a.attnum = x.indkey[0]
            where t.relnamespace = 'public'::regnamespace
            """);
        var tenantTables = await TenantTablesAsync();

        rows.Where(row => tenantTables.Contains(row.Table) && row.FirstColumn != "tenant_id").ShouldBeEmpty();
        tenantTables.Except(rows.Select(row => row.Table)).ShouldBeEmpty("each tenant table has a key");
    }

    [Fact]
    public async Task Row_level_security_is_enabled_and_forced_with_the_one_policy()
    {
        var secured = (await QueryAsync<string>(
            $"""
            select c.relname
            from pg_class as c
            join pg_policy as p on p.polrelid = c.oid
            where c.relrowsecurity and c.relforcerowsecurity and p.polcmd = '*'
                and pg_get_expr(p.polqual, c.oid) = $${PolicyText}$$
                and pg_get_expr(p.polwithcheck, c.oid) = $${PolicyText}$$
                and (select count(*) from pg_policy as other where other.polrelid = c.oid) = 1
            """)).ToHashSet();

        (await TenantTablesAsync()).Except(secured).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_view_reads_with_the_rights_of_who_asks()
    {
        var views = await QueryAsync<(string View, string? Options)>(
            "select c.relname, array_to_string(c.reloptions, ',') from pg_class as c where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace");

        views.Select(view => view.View).ShouldBe(["rfm_scores", "segment_members"], ignoreOrder: true);
        views.ShouldAllBe(view => view.Options == "security_invoker=true");
    }

    [Fact]
    public async Task No_identity_volatile_default_or_trigger_stands_on_a_tenant_table()
    {
        var tenantTables = await TenantTablesAsync();
        var defaults = await QueryAsync<string>(
            """
            select table_name from information_schema.columns
            where table_schema = 'public' and (is_identity = 'YES' or column_default like '%(%')
                and not (column_name = 'tenant_id' and column_default = 'tenant_of_copy()')
            """);
        var triggers = await QueryAsync<string>("select c.relname from pg_trigger as g join pg_class as c on c.oid = g.tgrelid where not g.tgisinternal");

        tenantTables.Intersect(defaults).ShouldBeEmpty();
        tenantTables.Intersect(triggers).ShouldBeEmpty();
    }

    [Fact]
    public async Task Foreign_keys_of_tenant_tables_carry_the_tenant_and_never_reach_accounts()
    {
        var tenantTables = await TenantTablesAsync();
        var keys = await QueryAsync<(string From, string To, string FirstColumn, char OnDelete)>(
            """
            select f.relname, t.relname, a.attname, k.confdeltype::char
            from pg_constraint as k
            join pg_class as f on f.oid = k.conrelid
            join pg_class as t on t.oid = k.confrelid
            join pg_attribute as a on a.attrelid = f.oid and a.attnum = k.conkey[1]
            where k.contype = 'f'
            """);
        var own = keys.Where(key => tenantTables.Contains(key.From)).ToList();

        own.ShouldNotBeEmpty();
        own.Where(key => key.FirstColumn != "tenant_id" || TableKinds.Local.Contains(key.To) || key.OnDelete is 'n' or 'd').ShouldBeEmpty();
    }

    [Fact]
    public async Task The_serving_role_neither_owns_tables_nor_bypasses_their_policies()
    {
        var owned = await QueryAsync<string>("select tablename from pg_tables where tableowner in ('portal_app', 'portal_platform')");
        var bypassing = await QueryAsync<string>("select rolname from pg_roles where rolname like 'portal%' and (rolbypassrls or rolsuper) order by 1");

        owned.ShouldBeEmpty();
        bypassing.ShouldBe(["portal_loader", "portal_platform"], "the loader can insert only, and no tenant's name: LoaderRoleTests");
    }

    private static bool IsLocalOrReference(string table)
        => TableKinds.Local.Contains(table) || TableKinds.Reference.Contains(table) || table.StartsWith(TableKinds.SchedulerPrefix, StringComparison.Ordinal);

    private async Task<HashSet<string>> TenantTablesAsync()
        => (await TablesWithTenantIdAsync()).Where(table => !IsLocalOrReference(table)).ToHashSet();

    private Task<List<string>> TablesAsync()
        => QueryAsync<string>("select tablename from pg_tables where schemaname = 'public'");

    private Task<List<string>> TablesWithTenantIdAsync()
        => QueryAsync<string>(
            """
            select t.tablename
            from pg_tables as t
            join information_schema.columns as c on c.table_name = t.tablename and c.table_schema = t.schemaname
            where t.schemaname = 'public' and c.column_name = 'tenant_id' and c.is_nullable = 'NO'
            """);

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }
}
