using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Runs;

public sealed class PageMemoryTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly RosterCache rosters = new();
    private readonly DayCache days = new();
    private readonly FigureCache figures = new();
    private readonly FunnelStreams streams = new();
    private readonly RecommenderCache models = new(database.Services.GetRequiredService<IServiceScopeFactory>());

    public void Dispose()
    {
        rosters.Dispose();
        days.Dispose();
        figures.Dispose();
        streams.Dispose();
        models.Dispose();
    }

    [Fact]
    public async Task What_a_run_has_found_is_in_memory_before_anybody_looks_of_its_own_shop_alone()
    {
        var (shop, other) = (await ShopAsync("Pot"), await ShopAsync("Pan"));
        var first = await database.AnalyseAsync(shop, Ct);
        await database.AnalyseAsync(other, Ct);

        await FillAsync(shop);

        var kept = rosters.Of(shop.TenantId).Kept!;
        (kept.Run.RunId, kept.Run.Ids.Length, kept.Run.Lifetime is not null).ShouldBe((first, 2, true));
        days.Of(shop.TenantId).ProductSet.Days.All.ToArray().Length.ShouldBe(2);
        (rosters.Of(other.TenantId).Kept, days.Of(other.TenantId).ProductSet.Days.Version).ShouldBe((null, -1));

        await FillAsync(shop);
        rosters.Of(shop.TenantId).Kept.ShouldBeSameAs(kept, "what is still right is not read again");

        var second = await database.AnalyseAsync(shop, Ct);
        await FillAsync(shop);
        rosters.Of(shop.TenantId).Kept!.Run.RunId.ShouldBe(second);
    }

    [Fact]
    public async Task A_shop_without_a_run_has_nothing_to_keep()
    {
        var shop = await database.CreateTenantAsync();

        await FillAsync(shop);

        rosters.Of(shop.TenantId).Kept.ShouldBeNull();
    }

    [Fact]
    public async Task Streams_of_funnels_are_read_again_where_somebody_has_looked_at_one()
    {
        var (looked, other) = (new ShopSeed(database, await database.CreateTenantAsync()), new ShopSeed(database, await database.CreateTenantAsync()));
        foreach (var shop in new[] { looked, other })
        {
            shop.Event("ann", "s1", EventType.ProductView, at: "2024-05-01 10:00");
            await shop.SaveAsync(Ct);
        }

        await using (var scope = database.ScopeOf(looked.Tenant))
        {
            await new FunnelQuery(scope.Session, figures, streams).RunAsync(FunnelSettings.Standard, null, FigureFilter.None, Ct);
            await scope.Session.BeginWriteAsync(Ct);
            await scope.Session.Db.TenantStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.DataVersion, 7), Ct);
            await scope.Session.Db.Database.CurrentTransaction!.CommitAsync(Ct);
        }

        await FillAsync(looked.Tenant);
        await FillAsync(other.Tenant);

        streams.KeptOf(looked.Tenant.TenantId).ShouldBe([(false, 7L)]);
        streams.KeptOf(other.Tenant.TenantId).ShouldBeEmpty();
    }

    private async Task<Tenant> ShopAsync(string product)
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync());
        shop.Order("O1", "ann", "2024-03-01", 100, product, "Kitchen", "North");
        shop.Order("O2", "bob", "2024-03-02", 50, product, "Kitchen", "North");
        await shop.SaveAsync(Ct);
        return shop.Tenant;
    }

    private async Task FillAsync(Tenant shop)
    {
        await using var scope = database.ScopeOf(shop);
        await new PageMemory(scope.Session, new RosterReader(scope.Session, rosters), new DayReader(scope.Session, days), models, new FunnelQuery(scope.Session, figures, streams)).FillAsync(Ct);
    }
}
