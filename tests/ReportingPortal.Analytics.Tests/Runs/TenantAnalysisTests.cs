using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Runs;

public class TenantAnalysisTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queued_run_is_used_again()
    {
        var tenant = await database.CreateTenantAsync();

        var first = await RequestAsync(tenant);

        (await RequestAsync(tenant)).ShouldBe(first);
        (await RequestAsync(await database.CreateTenantAsync())).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_run_tells_its_steps_and_becomes_the_current_one()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());

        var runId = await database.AnalyseAsync(shop.Tenant, Ct);

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct)).CurrentRunId.ShouldBe(runId);
        var run = (await new AnalysisRunQuery(scope.Session).RunAsync(runId, Ct))!;
        (run.Status, run.AsOfDate, run.Error).ShouldBe(("succeeded", new DateOnly(2024, 3, 15), null));
        run.Steps.Select(step => (step.Name, step.Rows)).ShouldBe([("orders", 9), ("customers", 5), ("segments", 1), ("acts", 9), ("recommendations", 5), ("lifetime values", 6), ("rfm", 5), ("favourite categories", 5), ("quality", 2), ("cohorts", 15)]);
        run.StartedAt.ShouldNotBeNull();
        run.FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_tenant_without_orders_succeeds_with_nothing_and_a_notice()
    {
        var tenant = await database.CreateTenantAsync();

        await database.AnalyseAsync(tenant, Ct);

        await using var scope = database.ScopeOf(tenant);
        var rfm = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);
        var segments = await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);
        rfm.RunId.ShouldNotBeNull();
        rfm.ScoredCustomers.ShouldBe(0);
        rfm.Groups.ShouldBeEmpty();
        rfm.Cuts.ShouldBeEmpty();
        segments.K.ShouldBe(0);
        segments.Notice.ShouldBe("0 customers have data; segments need at least 50.");
    }

    [Fact]
    public async Task A_run_that_failed_half_way_goes_on_with_what_is_not_done()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var runId = await FailAtSegmentsAsync(shop.Tenant);
        await ExecuteAsync($"update order_totals set guest_orders = 77 where run_id = '{runId}'");

        await RunAsync(shop.Tenant, runId);

        await using var scope = database.ScopeOf(shop.Tenant);
        var run = (await new AnalysisRunQuery(scope.Session).RunAsync(runId, Ct))!;
        (run.Status, run.Steps.Count).ShouldBe(("succeeded", RunGraph.Steps.Count));
        (await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Notice.ShouldNotBeNull();
        (await GuestOrdersAsync(scope.Session, runId)).Distinct().ShouldBe([77]);
    }

    [Fact]
    public async Task A_run_that_failed_half_way_begins_anew_where_the_data_have_changed()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var runId = await FailAtSegmentsAsync(shop.Tenant);
        await ExecuteAsync($"""
            update order_totals set guest_orders = 77 where run_id = '{runId}';
            insert into tenant_states (tenant_id, data_version, as_of_date) values ({shop.Tenant.TenantId}, 1, '2024-03-15')
                on conflict (tenant_id) do update set data_version = tenant_states.data_version + 1;
            """);

        await RunAsync(shop.Tenant, runId);

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new AnalysisRunQuery(scope.Session).RunAsync(runId, Ct))!.Status.ShouldBe("succeeded");
        var customers = await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 10, Ct);
        customers.Items.Select(c => c.CustomerId).ShouldBe(["C1", "C4", "C3", "C5", "C2"]);
        (await GuestOrdersAsync(scope.Session, runId)).ShouldNotContain(77);
    }

    [Fact]
    public async Task A_failure_leaves_its_cause_and_the_pages_as_they_were()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var before = await database.AnalyseAsync(shop.Tenant, Ct);
        var runId = await FailAtSegmentsAsync(shop.Tenant);

        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            var run = (await new AnalysisRunQuery(scope.Session).RunAsync(runId, Ct))!;
            (run.Status, run.Error).ShouldBe(("failed", "The database refused a step of the analysis: permission denied for table segment_models."));
            (await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct)).CurrentRunId.ShouldBe(before);
            run.Steps.ShouldNotContain(step => step.Name == "segments");
        }

        await RunAsync(shop.Tenant, runId);

        await using var after = database.ScopeOf(shop.Tenant);
        (await new AnalysisRunQuery(after.Session).RunAsync(runId, Ct))!.Status.ShouldBe("succeeded");
        (await new DataScopeQuery(after.Session, new FigureCache()).RunAsync(Ct)).CurrentRunId.ShouldBe(runId);
    }

    [Fact]
    public async Task Two_processes_at_one_run_do_it_once()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var runId = await RequestAsync(shop.Tenant);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(shop.Tenant, runId)));

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new AnalysisRunQuery(scope.Session).RunAsync(runId, Ct))!.Status.ShouldBe("succeeded");
        (await scope.Session.Db.RfmScores.CountAsync(Ct)).ShouldBe(5);
    }

    [Fact]
    public async Task A_run_that_succeeded_is_left_alone()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var runId = await database.AnalyseAsync(shop.Tenant, Ct);
        await ExecuteAsync($"update rfm_packs set groups = array_fill(9, array[5]) where run_id = '{runId}'");

        await RunAsync(shop.Tenant, runId);

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(Group: RfmGroups.Coded[9]), null, 10, Ct)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task Only_the_last_two_runs_are_kept()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var other = await SaveAsync(seed => seed.WithWorkedExample());
        var kept = await database.AnalyseAsync(other.Tenant, Ct);

        await database.AnalyseAsync(shop.Tenant, Ct);
        var second = await database.AnalyseAsync(shop.Tenant, Ct);
        var third = await database.AnalyseAsync(shop.Tenant, Ct);

        await using var scope = database.ScopeOf(shop.Tenant);
        (await new AnalysisRunQuery(scope.Session).LatestAsync(10, Ct)).Select(run => run.RunId).ShouldBe([third, second]);
        (await scope.Session.Db.RfmScores.CountAsync(Ct)).ShouldBe(10);
        await using var otherScope = database.ScopeOf(other.Tenant);
        (await new AnalysisRunQuery(otherScope.Session).LatestAsync(10, Ct)).Single().RunId.ShouldBe(kept);
    }

    [Fact]
    public async Task A_page_that_is_being_read_stays_on_its_run_while_another_completes()
    {
        var shop = await SaveAsync(seed => seed.WithWorkedExample());
        var first = await database.AnalyseAsync(shop.Tenant, Ct);
        await using var page = database.ScopeOf(shop.Tenant);
        (await new RfmOverviewQuery(page.Session, page.Session.Rosters()).RunAsync(Ct)).RunId.ShouldBe(first);

        await database.AnalyseAsync(shop.Tenant, Ct);
        await database.AnalyseAsync(shop.Tenant, Ct);
        await database.AnalyseAsync(shop.Tenant, Ct);

        var segments = await new SegmentQuery(page.Session, page.Session.Rosters()).RunAsync(Ct);
        segments.RunId.ShouldBe(first);
        (await new RfmCustomersQuery(page.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 10, Ct)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task A_request_joins_the_transaction_of_its_caller()
    {
        var tenant = await database.CreateTenantAsync();
        await using (var scope = database.ScopeOf(tenant))
        {
            await using var transaction = await scope.Session.BeginWriteAsync(Ct);
            await new TenantAnalysis(scope.Session, new DayCache(), TimeProvider.System).RequestAsync(Ct);
            await transaction.RollbackAsync(Ct);
        }

        await using var after = database.ScopeOf(tenant);
        (await new AnalysisRunQuery(after.Session).LatestAsync(1, Ct)).ShouldBeEmpty();
    }

    private async Task<ShopSeed> SaveAsync(Func<ShopSeed, ShopSeed> orders)
    {
        var shop = orders(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(Ct);
        return shop;
    }

    private async Task<Guid> RequestAsync(Tenant tenant)
    {
        await using var scope = database.ScopeOf(tenant);
        return await new TenantAnalysis(scope.Session, new DayCache(), TimeProvider.System).RequestAsync(Ct);
    }

    private static async Task<List<int>> GuestOrdersAsync(TenantSession session, Guid runId)
    {
        await session.EnsureReadAsync(Ct);
        return await session.Db.OrderDays.Where(day => day.RunId == runId).Select(day => day.GuestOrders).ToListAsync(Ct);
    }

    /// <summary>A run with orders counted and without segments.</summary>
    private async Task<Guid> FailAtSegmentsAsync(Tenant tenant)
    {
        var runId = await RequestAsync(tenant);
        await ExecuteAsync("revoke insert on segment_models from portal_app");
        try
        {
            await Should.ThrowAsync<DbUpdateException>(() => RunAsync(tenant, runId));
        }
        finally
        {
            await ExecuteAsync("grant insert on segment_models to portal_app");
        }

        return runId;
    }

    private async Task RunAsync(Tenant tenant, Guid runId)
    {
        await using var scope = database.ScopeOf(tenant);
        await new TenantAnalysis(scope.Session, new DayCache(), TimeProvider.System).RunAsync(runId, Ct);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
