using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Tenancy;

public class RowLevelSecurityTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_sees_its_own_uploads_only()
    {
        var (first, second) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await AddUploadAsync(first, "first.csv");
        await AddUploadAsync(second, "second.csv");

        await using var scope = database.ScopeOf(first);
        await scope.Session.EnsureReadAsync(Ct);

        (await scope.Session.Db.Uploads.Select(u => u.FileName).ToListAsync(Ct)).ShouldBe(["first.csv"]);
    }

    [Fact]
    public async Task Without_a_query_filter_the_database_still_hides_the_other_tenant()
    {
        var (first, second) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await AddUploadAsync(second, "second.csv");

        await using var scope = database.ScopeOf(first);
        await scope.Session.EnsureReadAsync(Ct);

        (await scope.Session.Db.Uploads.IgnoreQueryFilters().CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_without_a_tenant_sees_no_row()
    {
        await AddUploadAsync(await database.CreateTenantAsync(), "kept.csv");

        await using var connection = await database.Sources.App.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from uploads", connection);

        (await command.ExecuteScalarAsync(Ct)).ShouldBe(0L);
    }

    [Fact]
    public async Task Writing_a_row_of_another_tenant_is_refused()
    {
        var (first, second) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await using var scope = database.ScopeOf(first);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        scope.Session.Db.Uploads.Add(new Upload { TenantId = second.TenantId, FileName = "planted.csv", ReceivedAt = DateTimeOffset.UnixEpoch });

        var refused = await Should.ThrowAsync<DbUpdateException>(() => scope.Session.Db.SaveChangesAsync(Ct));

        refused.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_unit_of_work_may_write_after_it_has_read()
    {
        var tenant = await database.CreateTenantAsync();
        await using var scope = database.ScopeOf(tenant);
        await scope.Session.EnsureReadAsync(Ct);
        (await scope.Session.Db.Uploads.CountAsync(Ct)).ShouldBe(0);

        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        scope.Session.Db.Uploads.Add(new Upload { TenantId = tenant.TenantId, FileName = "after.csv", ReceivedAt = DateTimeOffset.UnixEpoch });
        await scope.Session.Db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);

        await scope.Session.EnsureReadAsync(Ct);
        (await scope.Session.Db.Uploads.CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_changes_its_own_settings_only()
    {
        var (first, second) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        await using var connection = await database.Sources.App.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await ExecuteAsync(connection, TenantSetting.SetLocal(first.TenantId));

        (await ExecuteAsync(connection, $"update tenants set name = 'mine' where tenant_id = {first.TenantId}")).ShouldBe(1);
        (await ExecuteAsync(connection, $"update tenants set name = 'mine too' where tenant_id = {second.TenantId}")).ShouldBe(0);
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(connection, $"update tenants set suspended_at = null where tenant_id = {first.TenantId}")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task AddUploadAsync(Tenant tenant, string fileName)
    {
        await using var scope = database.ScopeOf(tenant);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        scope.Session.Db.Uploads.Add(new Upload { TenantId = tenant.TenantId, FileName = fileName, ReceivedAt = DateTimeOffset.UnixEpoch });
        await scope.Session.Db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
    }
}
