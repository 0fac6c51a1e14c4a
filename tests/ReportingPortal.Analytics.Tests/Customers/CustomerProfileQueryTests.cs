using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Customers;

public class CustomerProfileQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_history_groupings_and_orders()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop.WithWorkedExample().Customer("C1", "Ada").Return("R1", "C1", "2024-03-15", 10, "A", "Games"), Ct);

        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!;

        (profile.Name, profile.Region, profile.FirstOrderOn, profile.LastOrderOn).ShouldBe(("Ada", "North", new DateOnly(2024, 1, 5), new DateOnly(2024, 3, 15)));
        (profile.LifetimeOrders, profile.LifetimeNetSales, profile.LifetimeUnits, profile.LifetimeProfit).ShouldBe((3, 240, 2, null));
        (profile.Rfm!.Group, profile.Rfm.ValueTier, profile.Rfm.Name).ShouldBe(("Champions", "Gold", "Ada"));
        profile.Segment.ShouldBeNull();
        profile.RecentOrders.Select(o => (o.OrderId, o.NetSales, o.UnitsSold, o.IsReturn)).ShouldBe(
            [("R1", -10, -1, true), ("O3", 100, 1, false), ("O2", 50, 1, false), ("O1", 100, 1, false)]);
        profile.FavouriteCategory.ShouldBe("Games");
    }

    [Fact]
    public async Task Before_the_first_run_groupings_are_unknown()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!.Rfm.ShouldBeNull();
    }

    [Fact]
    public async Task Before_the_first_run_what_was_bought_is_known_already()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!;

        (profile.Segment, profile.Lifetime, profile.Explanation).ShouldBe((null, null, null));
        (profile.LifetimeOrders, profile.LifetimeNetSales, profile.FavouriteCategory, profile.RecentOrders.Count).ShouldBe((3, 250, "Games", 3));
    }

    [Fact]
    public async Task A_run_without_forecast_tells_what_was_brought_alone()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        var lifetime = (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!.Lifetime!;

        (lifetime.Orders, lifetime.Historic, lifetime.Frequency, lifetime.Recency, lifetime.Age).ShouldBe((3, 250, 2, 10, 10));
        (lifetime.PAlive, lifetime.ExpectedPurchases, lifetime.ExpectedValue, lifetime.Clv).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task However_often_a_shop_was_asked_for_the_next_one_on_its_connection_gets_its_own()
    {
        await using var other = await database.AnalysedAsync(shop => shop.Order("1", "C1", "2024-01-01", 70, category: "Toys").Order("2", "C2", "2024-01-02", 5), Ct);
        await using var ours = await database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("C1", "Ada"), Ct);

        for (var turn = 0; turn < 8; turn++)
        {
            (await ProfileAsync(other, "C1"))!.ShouldSatisfyAllConditions(
                theirs => (theirs.Name, theirs.LifetimeNetSales, theirs.Rfm!.Monetary, theirs.Lifetime!.Historic).ShouldBe((null, 70, 70, 70)),
                theirs => theirs.RecentOrders.Select(order => order.OrderId).ShouldBe(["1"]));
            (await ProfileAsync(ours, "C1"))!.ShouldSatisfyAllConditions(
                own => (own.Name, own.LifetimeNetSales, own.Rfm!.Monetary, own.Lifetime!.Historic).ShouldBe(("Ada", 250, 250, 250)),
                own => own.RecentOrders.Select(order => order.OrderId).ShouldBe(["O3", "O2", "O1"]));
            (await ProfileAsync(other, "C3")).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_customer_of_the_master_file_without_orders_has_an_empty_history()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("P1", "Pat", "South"), Ct);

        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync("P1", Ct))!;

        (profile.Name, profile.Region, profile.LifetimeOrders, profile.FavouriteCategory).ShouldBe(("Pat", "South", 0, null));
        profile.Rfm!.Group.ShouldBe("No purchase");
        profile.RecentOrders.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visit_that_ends_before_it_starts_has_no_length()
    {
        await using var other = await database.OpenAsync(
            shop => shop.Event("C1", "S1", EventType.SessionStart, at: "2024-01-05 08:00").Event("C1", "S1", EventType.SessionEnd, at: "2024-01-05 11:00"), Ct);
        // A day of visits without ids is one: the first began the day before, the last had no end.
        await using var scope = await database.OpenAsync(shop => shop
            .Event("C1", "S1", EventType.SessionStart, at: "2024-01-05 10:00").Event("C1", "S1", EventType.SessionEnd, at: "2024-01-05 10:20")
            .Event("C1", "2024-01-06", EventType.SessionEnd, at: "2024-01-06 00:10").Event("C1", "2024-01-06", EventType.SessionStart, at: "2024-01-06 20:00"), Ct);

        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!;

        (profile.Sessions, profile.AverageSessionSeconds).ShouldBe((2, 1200));
        (await new CustomerProfileQuery(other.Session).RunAsync("C1", Ct))!.AverageSessionSeconds.ShouldBe(10_800);
    }

    [Fact]
    public async Task Nobody_and_another_tenants_customer_are_not_found()
    {
        await using var scope = await database.OpenAsync(shop => shop.Order("1", "X1", "2024-01-01", 10), Ct);

        (await new CustomerProfileQuery(scope.Session).RunAsync("C4", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Equal_sales_are_told_apart_by_units_orders_and_name()
    {
        (await FavouriteAsync(shop => Buy(Buy(shop, "1", "Zebra", 10, 2), "2", "Ant", 10, 1))).ShouldBe("Zebra");
        (await FavouriteAsync(shop => Buy(Buy(Buy(shop, "1", "Zebra", 5, 1), "2", "Zebra", 5, 1), "3", "Ant", 10, 2))).ShouldBe("Zebra");
        (await FavouriteAsync(shop => Buy(Buy(shop, "1", "ant", 10, 1, "2024-01-01"), "2", "Zebra", 10, 1, "2024-01-02"))).ShouldBe("Zebra");
    }

    [Fact]
    public async Task Returns_reduce_spend_and_nothing_left_is_no_favourite()
    {
        (await FavouriteAsync(shop => Buy(Buy(shop, "1", "Toys", 100, 1), "2", "Books", 20, 1).Return("R", "C1", "2024-01-03", 90, category: "Toys"))).ShouldBe("Books");
        (await FavouriteAsync(shop => Buy(shop, "1", "Toys", 100, 1).Return("R", "C1", "2024-01-03", 100, category: "Toys"))).ShouldBeNull();
    }

    /// <summary>In a unit of work of its own, as pages ask.</summary>
    private async Task<CustomerProfile?> ProfileAsync(TenantScope shop, string customer)
    {
        await using var scope = database.ScopeOf(shop.Session.Tenant.Tenant);
        return await new CustomerProfileQuery(scope.Session).RunAsync(customer, Ct);
    }

    private static ShopSeed Buy(ShopSeed shop, string order, string category, decimal netSales, decimal quantity, string day = "2024-01-01")
        => shop.Order(order, "C1", day, netSales, category, category, quantity: quantity);

    private async Task<string?> FavouriteAsync(Func<ShopSeed, ShopSeed> orders)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return (await new CustomerProfileQuery(scope.Session).RunAsync("C1", Ct))!.FavouriteCategory;
    }
}
