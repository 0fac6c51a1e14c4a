using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using Quartz.Extensibility;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Jobs;

public class JobQueueTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_without_a_tenant_fails_loudly_and_reaches_nothing()
    {
        var name = JobNames.Of(0, Guid.NewGuid());
        var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Ct);
        await scheduler.ScheduleJob<IngestUploadJob, IngestUploadWork>(
            new IngestUploadWork(0, Guid.NewGuid()), TimeSpan.Zero, new OneOffJobOptions { Name = name, Group = JobNames.Group }, Ct);

        var run = await FinishedAsync(name);

        run.EffectiveResult.ShouldBe(JobRunResult.Failed);
        run.ExceptionMessage!.ShouldContain("names no tenant");
        run.RetryScheduled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_job_of_a_tenant_that_does_not_exist_fails_loudly()
    {
        var upload = Guid.NewGuid();
        await app.Services.GetRequiredService<JobQueue>().EnqueueIngestAsync(9_999_999, upload, Ct);

        (await FinishedAsync(JobNames.Of(9_999_999, upload))).ExceptionMessage!.ShouldContain("does not exist");
    }

    [Fact]
    public async Task Handing_the_same_upload_in_twice_makes_one_load()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await client.UploadAsync(OrderFile.Of(2000));
        var queue = app.Services.GetRequiredService<JobQueue>();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => queue.EnqueueIngestAsync(tenant.TenantId, Guid.Parse(id), Ct)));
        var upload = await client.WaitForAsync(id, "succeeded");

        UploadApiTests.Counts(upload).ShouldBe((2000, 2000, 0, 0, 0));
    }

    [Fact]
    public async Task One_tenants_flood_runs_one_after_the_other_and_another_tenant_is_served_meanwhile()
    {
        var (flooding, calm) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (flood, quiet) = (await app.ClientAsync(flooding), await app.ClientAsync(calm));
        var ids = new List<string>();
        for (var file = 0; file < 6; file++)
        {
            ids.Add(await flood.UploadAsync(OrderFile.Of(4000, $"F{file}-")));
        }

        await quiet.LoadAsync(OrderFile.ThreeOrders);
        var stillWaiting = (await flood.JsonAsync("/api/v1/uploads")).GetProperty("data").EnumerateArray().Count(u => u.GetProperty("status").GetString() == "received");
        foreach (var id in ids)
        {
            await flood.WaitForAsync(id, "succeeded");
        }

        stillWaiting.ShouldBeGreaterThan(0);
        (await OverlapsAsync(flooding.TenantId)).ShouldBe(0);
    }

    [Fact]
    public async Task A_waiting_upload_can_be_cancelled_and_a_done_one_can_not()
    {
        var client = await app.ClientAsync();
        await client.UploadAsync(OrderFile.Of(100_000));
        var waiting = await client.UploadAsync(OrderFile.ThreeOrders);

        var cancelled = await client.PostAsync($"/api/v1/uploads/{waiting}/cancel");
        var done = await client.LoadAsync(OrderFile.ThreeOrders);
        var late = await client.PostAsync($"/api/v1/uploads/{done.GetProperty("id").GetString()}/cancel");

        cancelled.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await cancelled.JsonAsync()).GetProperty("status").GetString().ShouldBe("cancelled");
        (await client.JsonAsync($"/api/v1/uploads/{waiting}")).GetProperty("status").GetString().ShouldBe("cancelled");
        late.StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_running_upload_is_stopped_and_leaves_nothing()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var id = await client.UploadAsync(OrderFile.Of(400_000));
        await client.WaitForAsync(id, "running");

        (await client.PostAsync($"/api/v1/uploads/{id}/cancel")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await FinishedAsync(JobNames.Of(tenant.TenantId, Guid.Parse(id)));

        (await client.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("status").GetString().ShouldBe("cancelled");
        (await CountAsync("select count(*) from order_lines where tenant_id = $1", tenant.TenantId)).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_tenants_first_file_the_planner_knows_the_tenant()
    {
        var tenant = await app.CreateTenantAsync();
        await (await app.ClientAsync(tenant)).LoadAsync(OrderFile.Of(300));

        await JobsApp.EventuallyAsync(
            async () => await CountAsync(
                """
                select count(*)
                from pg_stats as s, unnest(s.most_common_vals::text::int[]) as known (tenant_id)
                where s.tablename = 'order_lines' and s.attname = 'tenant_id' and known.tenant_id = $1
                """,
                tenant.TenantId) == 1,
            "the tenant's share of the lines is known");
    }

    private async Task<ExecutionHistoryEntry> FinishedAsync(string triggerName)
    {
        var history = app.Services.GetRequiredService<IExecutionHistoryStore>();
        IReadOnlyList<ExecutionHistoryEntry> found = [];
        await JobsApp.EventuallyAsync(
            async () =>
            {
                found = (await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = Web.Hosting.Jobs.SchedulerName, TriggerContains = triggerName }, Ct)).Items;
                return found.Count > 0;
            },
            $"{triggerName} has run");
        return found[0];
    }

    /// <summary>Pairs of loads of a tenant that ran at the same time.</summary>
    private Task<long> OverlapsAsync(int tenantId) => CountAsync(
        """
        select count(*)
        from uploads as a
        join uploads as b on b.tenant_id = a.tenant_id and b.upload_id > a.upload_id
        where a.tenant_id = $1 and a.started_at < b.finished_at and b.started_at < a.finished_at
        """,
        tenantId);

    private async Task<long> CountAsync(string query, int tenantId)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.AddWithValue(tenantId);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
