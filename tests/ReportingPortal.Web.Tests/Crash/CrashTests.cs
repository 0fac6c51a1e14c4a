using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Tests.Jobs;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Crash;

public class CrashTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const int Rows = 80_000;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_of_a_load_the_portal_goes_on_by_itself_and_doubles_nothing()
    {
        var tenant = await database.CreateTenantAsync();
        var secret = await MakeKeyAsync(tenant);
        string running, waiting;
        await using (var first = await PortalProcess.StartAsync(database.AdminConnectionString))
        {
            var client = Connect(first, secret);
            running = await client.UploadAsync(OrderFile.Of(Rows), "file_name=big.csv&kind=order_lines");
            waiting = await client.UploadAsync(OrderFile.Of(500, "W"), "file_name=waiting.csv&kind=order_lines");
            await JobsApp.EventuallyAsync(
                async () => (await client.JsonAsync($"/api/v1/uploads/{running}")) is var upload
                    && upload.GetProperty("status").GetString() == "running" && upload.GetProperty("progress").GetDouble() > 0,
                "the load has begun");
            await first.KillAsync();
        }

        (await CountAsync("select count(*) from order_lines where tenant_id = $1", tenant)).ShouldBe(0);
        await using var second = await PortalProcess.StartAsync(database.AdminConnectionString);
        var after = Connect(second, secret);
        var big = await after.WaitForAsync(running, "succeeded");
        var small = await after.WaitForAsync(waiting, "succeeded");

        UploadApiTests.Counts(big).ShouldBe((Rows, Rows, 0, 0, 0));
        UploadApiTests.Counts(small).ShouldBe((500, 500, 0, 0, 0));
        (await CountAsync("select count(*) from order_lines where tenant_id = $1", tenant)).ShouldBe(Rows + 500);
        (await CountAsync("select sum(total_sales)::bigint from sales_summary where tenant_id = $1", tenant)).ShouldBe(Rows + 500);
        (await CountAsync("select sum(rows_new)::bigint from uploads where tenant_id = $1", tenant)).ShouldBe(Rows + 500);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_an_undo_the_portal_finishes_it_by_itself_and_until_then_nothing_is_gone()
    {
        var tenant = await database.CreateTenantAsync();
        var secret = await MakeKeyAsync(tenant);
        string undone;
        await using (var first = await PortalProcess.StartAsync(database.AdminConnectionString))
        {
            var client = Connect(first, secret);
            await client.LoadAsync(OrderFile.Of(500, "W"), "file_name=stays.csv&kind=order_lines");
            undone = (await client.LoadAsync(OrderFile.Of(Rows), "file_name=big.csv&kind=order_lines")).GetProperty("id").GetString()!;
            (await client.PostAsync($"/api/v1/uploads/{undone}/undo")).EnsureSuccessStatusCode();
            await JobsApp.EventuallyAsync(
                async () => (await client.JsonAsync($"/api/v1/uploads/{undone}")) is var upload
                    && upload.GetProperty("status").GetString() == "undoing" && upload.GetProperty("stage").GetString() is { } stage
                    && !stage.StartsWith("Reading", StringComparison.Ordinal),
                "rows are being taken out");
            await first.KillAsync();
        }

        (await CountAsync("select count(*) from order_lines where tenant_id = $1", tenant)).ShouldBe(Rows + 500);
        (await CountAsync("select sum(total_sales)::bigint from sales_summary where tenant_id = $1", tenant)).ShouldBe(Rows + 500);
        (await CountAsync("select count(*) from uploads where tenant_id = $1 and status = 8", tenant)).ShouldBe(1);
        await using var second = await PortalProcess.StartAsync(database.AdminConnectionString);
        var after = Connect(second, secret);
        await after.WaitForAsync(undone, "undone");

        (await CountAsync("select count(*) from order_lines where tenant_id = $1", tenant)).ShouldBe(500);
        (await CountAsync("select sum(total_sales)::bigint from sales_summary where tenant_id = $1", tenant)).ShouldBe(500);
        (await CountAsync("select count(*) from customers where tenant_id = $1", tenant)).ShouldBe(500);
        (await after.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32().ShouldBe(500);
    }

    private static UploadClient Connect(PortalProcess portal, string secret)
    {
        var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return new UploadClient(http);
    }

    private async Task<string> MakeKeyAsync(Tenant tenant)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var keys = new ApiKeys(scope.ServiceProvider.GetRequiredService<ReportingDbContext>(), TimeProvider.System);
        return (await keys.CreateAsync(tenant.TenantId, "test", ["read", "write"], null, Ct)).Secret;
    }

    private async Task<long> CountAsync(string query, Tenant tenant)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        return await command.ExecuteScalarAsync(Ct) as long? ?? 0;
    }
}
