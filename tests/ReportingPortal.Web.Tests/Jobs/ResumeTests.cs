using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Jobs;

public class ResumeTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(UploadStatus.Received)]
    [InlineData(UploadStatus.Running)]
    public async Task An_upload_that_no_job_carries_is_loaded_once(UploadStatus left)
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await StoreAsync(tenant, left);

        var upload = await client.WaitForAsync(id.ToString(), "succeeded");

        UploadApiTests.Counts(upload).ShouldBe((3, 3, 0, 0, 0));
        (await ScalarAsync("select sum(net_sales) from order_lines where tenant_id = $1", tenant)).ShouldBe(100m);
    }

    [Fact]
    public async Task A_suspended_tenants_work_waits_until_the_tenant_is_open_again()
    {
        var (suspended, open) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var client = await app.ClientAsync(suspended);
        await ScalarAsync("update tenants set suspended_at = now() where tenant_id = $1", suspended);
        var waiting = await StoreAsync(suspended, UploadStatus.Received);
        var other = await StoreAsync(open, UploadStatus.Received);

        await (await app.ClientAsync(open)).WaitForAsync(other.ToString(), "succeeded");
        (await ScalarAsync("select status from uploads where tenant_id = $1", suspended)).ShouldBe((short)UploadStatus.Received);

        await ScalarAsync("update tenants set suspended_at = null where tenant_id = $1", suspended);
        await client.WaitForAsync(waiting.ToString(), "succeeded");
    }

    [Fact]
    public async Task A_file_whose_reading_ended_the_process_five_times_is_given_up_with_a_reason()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await StoreAsync(tenant, UploadStatus.Running, attempts: 5);

        var upload = await client.WaitForAsync(id.ToString(), "failed");

        upload.GetProperty("error").GetString()!.ShouldContain("ended 5 times");
        (await ScalarAsync("select count(*) from order_lines where tenant_id = $1", tenant)).ShouldBe(0L);
    }

    [Fact]
    public async Task A_lost_connection_in_the_middle_of_a_load_is_got_over_without_anybody_asking()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await client.UploadAsync(OrderFile.Of(60_000));
        await JobsApp.EventuallyAsync(
            async () => (await client.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("progress").GetDouble() > 0, "the load is under way");

        await ScalarAsync(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'portal_app' and datname = current_database() and state <> 'idle' and $1 > 0", tenant);
        var upload = await client.WaitForAsync(id, "succeeded");

        UploadApiTests.Counts(upload).ShouldBe((60_000, 60_000, 0, 0, 0));
    }

    /// <summary>A stored file as a process leaves it that ended before it told the scheduler, or in the middle of the load.</summary>
    private async Task<Guid> StoreAsync(Tenant tenant, UploadStatus status, int attempts = 0)
    {
        _ = app.Server;
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(OrderFile.ThreeOrders));
        var upload = await scope.ServiceProvider.GetRequiredService<UploadStore>().SaveAsync(file, "orders.csv", UploadKind.Auto, null, null, Ct);
        await ScalarAsync($"update uploads set status = {(short)status}, attempts = {attempts}, received_at = received_at - interval '1 hour' where tenant_id = $1", tenant);
        return upload.UploadId;
    }

    private async Task<object?> ScalarAsync(string statement, Tenant tenant)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        return await command.ExecuteScalarAsync(Ct);
    }
}
