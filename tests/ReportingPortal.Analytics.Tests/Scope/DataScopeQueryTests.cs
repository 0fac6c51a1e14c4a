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

        var data = await new DataScopeQuery(scope.Session).RunAsync(Ct);

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
        var query = new PeopleScopeQuery(new DataScopeQuery(scope.Session), scope.Session, cache);

        var people = await query.RunAsync(Ct);

        people.Regions.ShouldBe(["East", "North", "South"]);
        (await query.RunAsync(Ct)).Regions.ShouldBe(people.Regions);
        (await new DataScopeQuery(scope.Session).RunAsync(Ct)).Regions.ShouldBe(["North", "South"]);
    }

    [Fact]
    public async Task A_tenant_that_never_uploaded_is_empty()
    {
        await using var scope = database.ScopeOf(await database.CreateTenantAsync());

        var data = await new DataScopeQuery(scope.Session).RunAsync(Ct);

        data.IsEmpty.ShouldBeTrue();
        data.Regions.ShouldBeEmpty();
    }
}
