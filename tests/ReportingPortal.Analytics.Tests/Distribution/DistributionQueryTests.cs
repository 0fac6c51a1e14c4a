using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Distribution;

public class DistributionQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_and_customers_of_the_worked_example_spread_as_by_hand()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        var orders = await query.RunAsync(new(), WorkedExample.Quarter, FigureFilter.None, Ct);
        var customers = await query.RunAsync(new(DistributionOf.Customer), WorkedExample.Quarter, FigureFilter.None, Ct);

        // 30 30 50 50 50 100 100 100 100, and 50 50 60 200 250.
        (orders.Count, orders.Median, orders.P75, orders.Mean).ShouldBe((9, 50m, 100m, 610 / 9m));
        (customers.Count, customers.Median, customers.Mean, customers.P90).ShouldBe((5, 60m, 122m, 230m));
    }

    [Fact]
    public async Task An_order_is_all_of_its_lines_with_what_came_back_under_its_number()
    {
        await using var scope = await database.AnalysedAsync(shop => shop
            .Order("1", "C1", "2024-02-29", 10, "A").Order("1", "C1", "2024-02-29", 20, "B", "Books", "South").Return("1", "C1", "2024-02-29", 5, "A")
            .Return("R", "C1", "2024-02-29", 100).Order("2", null, "2024-02-29", 0), Ct);
        var query = new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        var orders = await query.RunAsync(new(), WorkedExample.February, FigureFilter.None, Ct);

        (orders.Count, orders.Min, orders.Max).ShouldBe((2, 0m, 25m));
        // The guest's is no customer, and C1 took back more than they bought.
        (await query.RunAsync(new(DistributionOf.Customer), WorkedExample.February, FigureFilter.None, Ct)).Max.ShouldBe(-75);
        (await query.RunAsync(new(), WorkedExample.February, new FigureFilter("South"), Ct)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Who_only_took_back_is_no_customer_of_the_period()
    {
        await using var scope = await database.AnalysedAsync(shop => shop
            .Order("1", "C1", "2024-01-10", 80).Order("2", "C2", "2024-02-10", 20, region: "South").Order("3", "C2", "2024-02-11", 0, "B", "Books").Return("R", "C1", "2024-02-12", 80), Ct);
        var query = new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        var february = await query.RunAsync(new(DistributionOf.Customer), WorkedExample.February, FigureFilter.None, Ct);

        // C2 with 20; but both in the two months together, C1 with nothing left.
        (february.Count, february.Mean, february.Min).ShouldBe((1, 20m, 20m));
        (await query.RunAsync(new(DistributionOf.Customer), WorkedExample.Quarter, FigureFilter.None, Ct)).Mean.ShouldBe(10);
        (await query.RunAsync(new(DistributionOf.Customer), WorkedExample.February, new FigureFilter("North", "Things"), Ct)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Filters_cut_customers_and_a_category_can_not_cut_orders()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        (await query.RunAsync(new(DistributionOf.Customer), WorkedExample.Quarter, new FigureFilter("South", "Books"), Ct)).Mean.ShouldBe(55);
        (await query.RunAsync(new(), WorkedExample.March, new FigureFilter("North"), Ct)).Mean.ShouldBe(75);
        (await query.RunAsync(new(DistributionOf.Customer, RfmGroup: "No purchase"), WorkedExample.Quarter, FigureFilter.None, Ct)).Count.ShouldBe(0);
        await Should.ThrowAsync<ArgumentException>(() => query.RunAsync(new(), WorkedExample.Quarter, new FigureFilter(Category: "Books"), Ct));
    }

    [Fact]
    public async Task What_is_kept_is_of_this_shop_and_this_run()
    {
        var cache = new FigureCache();
        var tenant = await database.CreateTenantAsync();
        await new ShopSeed(database, tenant).WithWorkedExample().SaveAsync(Ct);
        await database.AnalyseAsync(tenant, Ct);
        await using var other = await database.AnalysedAsync(shop => shop.Order("1", "C1", "2024-01-05", 5), Ct);

        (await CountAsync(cache, database.ScopeOf(tenant))).ShouldBe(9);
        (await CountAsync(cache, other)).ShouldBe(1);
        await new ShopSeed(database, tenant).Order("N1", "C8", "2024-01-06", 5).SaveAsync(Ct);
        await database.AnalyseAsync(tenant, Ct);
        (await CountAsync(cache, database.ScopeOf(tenant))).ShouldBe(10);
    }

    private static async Task<int> CountAsync(FigureCache cache, TenantScope scope)
    {
        await using (scope)
        {
            return (await new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), cache).RunAsync(new(), WorkedExample.Quarter, FigureFilter.None, Ct)).Count;
        }
    }
}
