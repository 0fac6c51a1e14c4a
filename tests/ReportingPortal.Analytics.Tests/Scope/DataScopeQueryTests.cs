using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Scope;

public class DataScopeQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_spans_the_orders_and_lists_the_choices_of_the_filters()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        var data = await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct);

        (data.FirstOrderOn, data.AsOfDate, data.DataVersion, data.CurrentRunId).ShouldBe((new DateOnly(2024, 1, 5), new DateOnly(2024, 3, 15), 1, null));
        data.DataChangedAt.ShouldBe(new DateTimeOffset(2024, 4, 1, 6, 0, 0, TimeSpan.Zero));
        data.Regions.ShouldBe(["North", "South"]);
        data.Categories.ShouldBe(["Books", "Games"]);
        data.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public async Task People_are_also_of_regions_where_nothing_was_sold()
    {
        await new ShopSeed(database, await database.CreateTenantAsync()).Customer("P1", region: "Elsewhere").SaveAsync(Ct);
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample().Customer("P1", region: "East").Customer("P2", region: "North"), Ct);
        using var cache = new FigureCache();
        var query = new PeopleScopeQuery(new DataScopeQuery(scope.Session, new FigureCache()), scope.Session, cache);

        var people = await query.RunAsync(Ct);

        people.Regions.ShouldBe(["East", "North", "South"]);
        (await query.RunAsync(Ct)).Regions.ShouldBe(people.Regions);
        (await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct)).Regions.ShouldBe(["North", "South"]);
    }

    [Fact]
    public async Task It_knows_how_long_a_new_shop_is_silent_each_tenants_apart()
    {
        // Mondays to Fridays from 3 June to 30 July, and of another shop every day, with three days without orders in July.
        await using var scope = await database.OpenAsync(shop => Days(shop, 58, day => day % 7 < 5), Ct);
        await using var other = await database.OpenAsync(shop => Days(shop, 58, day => day is < 40 or > 42), Ct);
        using var cache = new FigureCache();

        var first = (await new DataScopeQuery(scope.Session, cache).RunAsync(Ct)).Beginning;
        var second = (await new DataScopeQuery(other.Session, cache).RunAsync(Ct)).Beginning;

        first.ShouldBe(new HistoryBeginning(new DateOnly(2024, 6, 3), 2));
        second.ShouldBe(new HistoryBeginning(new DateOnly(2024, 6, 3), 3));
        (await new DataScopeQuery(scope.Session, cache).RunAsync(Ct)).Beginning.ShouldBeSameAs(first, "the data stand");

        static ShopSeed Days(ShopSeed shop, int days, Func<int, bool> isOpen)
            => Enumerable.Range(0, days).Where(isOpen).Aggregate(shop, (seed, day) => seed.Order($"{day}", "C1", new DateOnly(2024, 6, 3).AddDays(day).ToString("O"), 10));
    }

    [Fact]
    public async Task A_tenant_that_never_uploaded_is_empty()
    {
        await using var scope = database.ScopeOf(await database.CreateTenantAsync());

        var data = await new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct);

        data.IsEmpty.ShouldBeTrue();
        data.Regions.ShouldBeEmpty();
    }
}
