using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data;
using ReportingPortal.Data.Results;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Runs;

/// <summary>An installation whose runs left a row a customer, brought to packed results.</summary>
public class EarlierResultsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const string Before = "20261121104333_OrdersAndBaskets";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_say_that_no_run_has_finished_and_the_run_asked_for_brings_the_figures_back()
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync()).WithWorkedExample();
        await shop.SaveAsync(Ct);
        var before = await database.AnalyseAsync(shop.Tenant, Ct);
        var nothing = await database.CreateTenantAsync();
        await DatabaseMigration.RunAsync(database.Sources, Ct, Before);
        await using (var connection = new NpgsqlConnection(database.AdminConnectionString))
        {
            await connection.ExecuteAsync("insert into rfm_scores select @id, @before, 'C1', 0, 1, 10, 10, 5, 5, 5, 'Champions', 'Gold', 'Active'", new { id = shop.Tenant.TenantId, before });
        }

        await DatabaseMigration.RunAsync(database.Sources, Ct);

        await using (var waiting = database.ScopeOf(shop.Tenant))
        {
            (await new RfmOverviewQuery(waiting.Session, waiting.Session.Rosters()).RunAsync(Ct)).RunId.ShouldBeNull();
        }

        await using (var asked = database.ScopeOf(shop.Tenant))
        {
            await asked.Session.EnsureReadAsync(Ct);
            var queued = await asked.Session.Db.AnalysisRuns.SingleAsync(run => run.Status == RunStatus.Queued, Ct);
            await asked.Session.Db.Database.CurrentTransaction!.CommitAsync(Ct);
            await new TenantAnalysis(asked.Session, new DayCache(), TimeProvider.System).RunAsync(queued.RunId, Ct);
        }

        await using var after = database.ScopeOf(shop.Tenant);
        (await new RfmOverviewQuery(after.Session, after.Session.Rosters()).RunAsync(Ct)).ScoredCustomers.ShouldBe(5);
        await using var idle = database.ScopeOf(nothing);
        (await new AnalysisRunQuery(idle.Session).LatestAsync(10, Ct)).ShouldBeEmpty("who had no results waits for none");
    }
}
