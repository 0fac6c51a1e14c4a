using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Tenancy;

/// <summary>The role that copies past row-level security can add lines of the tenant the session works for, and nothing else.</summary>
public class LoaderRoleTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const string Columns =
        "order_id, product_id, occurrence, ordered_at, order_date, quantity, unit_price, discount, net_sales, kind, status, is_valid, is_from_events, upload_id, row_number, row_hash";

    private const string Values =
        "O1,P1,1,2024-01-05 10:00Z,2024-01-05,1,10,0,10,1,completed,t,f,0192a7b0-0000-7000-8000-000000000001,1,7\n";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_copies_is_the_tenants_of_the_session()
    {
        var (mine, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await using var unit = await BeginAsync(mine);
        await CopyAsync(unit.Connection, Columns, Values);
        await SayAsync(unit.Connection, "set local role none");

        (await CountAsync(unit.Connection)).ShouldBe(1);
        await SayAsync(unit.Connection, $"set local app.tenant_id = '{other.TenantId}'");
        (await CountAsync(unit.Connection)).ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_copies_for_two_tenants_gives_each_its_own()
    {
        var (mine, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await using var unit = await BeginAsync(mine);
        await CopyAsync(unit.Connection, Columns, Values);
        await SayAsync(unit.Connection, $"set local app.tenant_id = '{other.TenantId}'");
        await CopyAsync(unit.Connection, Columns, Values);
        await CopyAsync(unit.Connection, Columns, Values.Replace("O1", "O2"));
        await SayAsync(unit.Connection, "set local role none");

        (await CountAsync(unit.Connection)).ShouldBe(2);
        await SayAsync(unit.Connection, $"set local app.tenant_id = '{mine.TenantId}'");
        (await CountAsync(unit.Connection)).ShouldBe(1);
    }

    [Fact]
    public async Task It_may_not_name_a_tenant()
    {
        var (mine, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await using var unit = await BeginAsync(mine);

        (await RefusalAsync(() => CopyAsync(unit.Connection, $"tenant_id, {Columns}", $"{other.TenantId},{Values}"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Without_a_tenant_it_writes_nothing()
    {
        await using var unit = await BeginAsync(null);

        // A connection that has worked for a tenant before has an empty setting, a new one none.
        (await RefusalAsync(() => CopyAsync(unit.Connection, Columns, Values)))
            .ShouldBeOneOf(PostgresErrorCodes.NotNullViolation, PostgresErrorCodes.InvalidTextRepresentation);
    }

    [Theory]
    [InlineData("select 1 from order_lines")]
    [InlineData("update order_lines set quantity = 1")]
    [InlineData("delete from order_lines")]
    [InlineData("truncate order_lines")]
    [InlineData("select 1 from events")]
    [InlineData("insert into events (tenant_id, event_id) values (1, 'E')")]
    [InlineData("delete from events")]
    [InlineData("select 1 from customers")]
    [InlineData("select 1 from tenants")]
    [InlineData("insert into customers (tenant_id) values (1)")]
    [InlineData("select 1 from customer_orders")]
    [InlineData("select 1 from visitor_sessions")]
    [InlineData("update customers set name = null")]
    [InlineData("delete from customer_summary")]
    [InlineData("delete from daily_sales")]
    [InlineData("update customer_days set figures = null")]
    [InlineData("insert into product_days (tenant_id) values (1)")]
    [InlineData("create table planted (a integer)")]
    public async Task It_can_do_nothing_else(string statement)
    {
        await using var unit = await BeginAsync(await database.CreateTenantAsync());

        (await RefusalAsync(() => SayAsync(unit.Connection, statement))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Nobody_can_sign_in_as_it()
    {
        var login = new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Username = DatabaseLogins.LoaderRole, Pooling = false };
        await using var connection = new NpgsqlConnection(login.ConnectionString);

        (await RefusalAsync(() => connection.OpenAsync(Ct))).ShouldBe(PostgresErrorCodes.InvalidAuthorizationSpecification);
    }

    private async Task<Unit> BeginAsync(Tenant? tenant)
    {
        var connection = await database.Sources.App.OpenConnectionAsync(Ct);
        var transaction = await connection.BeginTransactionAsync(Ct);
        if (tenant is not null)
        {
            await SayAsync(connection, $"set local app.tenant_id = '{tenant.TenantId}'");
        }

        await SayAsync(connection, $"set local role {DatabaseLogins.LoaderRole}");
        return new Unit(connection, transaction);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string columns, string rows)
    {
        await using var copy = await connection.BeginTextImportAsync($"copy order_lines ({columns}) from stdin (format csv)", Ct);
        await copy.WriteAsync(rows);
    }

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Should.ThrowAsync<PostgresException>(work)).SqlState;

    private static async Task SayAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select count(*) from order_lines", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private sealed record Unit(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
