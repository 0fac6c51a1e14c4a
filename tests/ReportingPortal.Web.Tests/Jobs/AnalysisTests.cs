using System.Net;
using System.Text.Json;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Jobs;

public class AnalysisTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task After_an_upload_the_figures_follow_by_themselves()
    {
        var client = await app.ClientAsync();

        await client.LoadAsync(OrderFile.ThreeOrders);
        var run = await WaitForRunAsync(client);
        var kpis = (await client.JsonAsync("/api/v1/kpis")).GetProperty("data");

        run.GetProperty("as_of_date").GetString().ShouldBe("2024-03-02");
        run.GetProperty("steps").EnumerateArray().ShouldNotBeEmpty();
        kpis.GetProperty("net_sales").GetDecimal().ShouldBe(100m);
        kpis.GetProperty("orders").GetInt32().ShouldBe(3);
        kpis.GetProperty("customers").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Several_uploads_make_one_run_after_the_last()
    {
        var client = await app.ClientAsync();
        var ids = new List<string>();
        foreach (var part in new[] { "A", "B", "C" })
        {
            ids.Add(await client.UploadAsync(OrderFile.Of(10, part)));
        }

        foreach (var id in ids)
        {
            await client.WaitForAsync(id, "succeeded");
        }

        await WaitForRunAsync(client);

        (await client.JsonAsync("/api/v1/analysis-runs")).GetProperty("total").GetInt32().ShouldBe(1);
        (await client.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32().ShouldBe(30);
    }

    [Fact]
    public async Task A_run_can_be_asked_for_and_followed_by_its_tenant_only()
    {
        var (client, stranger) = (await app.ClientAsync(), await app.ClientAsync());

        var asked = await client.PostAsync("/api/v1/analysis-runs");
        var path = asked.Headers.Location!.ToString();

        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await asked.JsonAsync()).GetProperty("status").GetString().ShouldBe("queued");
        (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await JobsApp.EventuallyAsync(async () => (await client.JsonAsync(path)).GetProperty("status").GetString() == "succeeded", "the run is done");
    }

    [Fact]
    public async Task Changed_data_that_no_run_was_asked_for_is_analysed_nevertheless()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        await LeaveWithoutRunAsync(tenant);

        await WaitForRunAsync(client);

        (await client.JsonAsync("/api/v1/analysis-runs")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    private static async Task<JsonElement> WaitForRunAsync(UploadClient client)
    {
        var run = default(JsonElement);
        await JobsApp.EventuallyAsync(
            async () =>
            {
                run = (await client.JsonAsync("/api/v1/analysis-runs")).GetProperty("data").EnumerateArray()
                    .FirstOrDefault(r => r.GetProperty("status").GetString() == "succeeded");
                return run.ValueKind == JsonValueKind.Object;
            },
            "a run has succeeded");
        return run;
    }

    /// <summary>What a process leaves that ended between the commit of a load and the request of its run.</summary>
    private async Task LeaveWithoutRunAsync(Tenant tenant)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "insert into tenant_states (tenant_id, data_version, data_changed_at) values ($1, 3, now() - interval '1 hour')", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
