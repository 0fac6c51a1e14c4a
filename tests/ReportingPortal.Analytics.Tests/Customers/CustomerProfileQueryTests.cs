using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Tests.Seeding;
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

        var profile = (await new CustomerProfileQuery(scope.Session, new LifetimeQuery(scope.Session, scope.Session.Rosters())).RunAsync("C1", Ct))!;

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

        (await new CustomerProfileQuery(scope.Session, new LifetimeQuery(scope.Session, scope.Session.Rosters())).RunAsync("C1", Ct))!.Rfm.ShouldBeNull();
    }

    [Fact]
    public async Task A_customer_of_the_master_file_without_orders_has_an_empty_history()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("P1", "Pat", "South"), Ct);

        var profile = (await new CustomerProfileQuery(scope.Session, new LifetimeQuery(scope.Session, scope.Session.Rosters())).RunAsync("P1", Ct))!;

        (profile.Name, profile.Region, profile.LifetimeOrders, profile.FavouriteCategory).ShouldBe(("Pat", "South", 0, null));
        profile.Rfm!.Group.ShouldBe("No purchase");
        profile.RecentOrders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_and_another_tenants_customer_are_not_found()
    {
        await using var scope = await database.OpenAsync(shop => shop.Order("1", "X1", "2024-01-01", 10), Ct);

        (await new CustomerProfileQuery(scope.Session, new LifetimeQuery(scope.Session, scope.Session.Rosters())).RunAsync("C4", Ct)).ShouldBeNull();
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

    private static ShopSeed Buy(ShopSeed shop, string order, string category, decimal netSales, decimal quantity, string day = "2024-01-01")
        => shop.Order(order, "C1", day, netSales, category, category, quantity: quantity);

    private async Task<string?> FavouriteAsync(Func<ShopSeed, ShopSeed> orders)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return (await new CustomerProfileQuery(scope.Session, new LifetimeQuery(scope.Session, scope.Session.Rosters())).RunAsync("C1", Ct))!.FavouriteCategory;
    }
}
