using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Customers;

public class FavouriteCategoriesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FavouriteBy.NetSales)]
    [InlineData(FavouriteBy.Units)]
    public async Task A_run_finds_for_all_what_the_profile_finds_for_one(FavouriteBy rule)
    {
        // Few amounts, quantities and days: ties of every kind, and returns that take all away.
        var random = new Random(7);
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(0, 400).Aggregate(shop, (s, i) =>
            {
                var (customer, day, category) = ($"C{random.Next(60):00}", $"2024-01-{1 + random.Next(3):00}", new[] { "ant", "Bee", "Cat" }[random.Next(3)]);
                return i % 10 == 0 ? s.Order($"G{i}", null, day, 10, category, category, quantity: 50)
                    : random.Next(5) == 0 ? s.Return($"R{i}", customer, day, 10, category, category)
                    : s.Order($"O{i / 2}-{customer}", customer, day, 10 * (1 + random.Next(2)), category, category, quantity: 1 + random.Next(2));
            }), Ct, new GroupingRules(FavouriteBy: rule));

        var stored = (await StoredAsync(scope)).Where(each => each.Value is not null).ToDictionary();

        foreach (var customer in Enumerable.Range(0, 60).Select(number => $"C{number:00}"))
        {
            (await new CustomerProfileQuery(scope.Session).RunAsync(customer, Ct))?.FavouriteCategory.ShouldBe(stored.GetValueOrDefault(customer), customer);
        }

        stored.Count.ShouldBeInRange(40, 60);
        stored.Values.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task By_units_another_category_can_be_the_favourite_and_guests_and_other_shops_change_nothing()
    {
        // Games 200 for one, Books 30 for three: 3 of 4 units.
        static ShopSeed Bought(ShopSeed shop) => shop
            .Order("1", "C1", "2024-01-01", 200, "G", "Games").Order("2", "C1", "2024-01-02", 30, "B", "Books", quantity: 3)
            .Order("3", null, "2024-01-03", 500, "T", "Toys", quantity: 90);
        await using var units = await database.AnalysedAsync(Bought, Ct, new GroupingRules(FavouriteBy: FavouriteBy.Units));
        await using var spend = await database.AnalysedAsync(Bought, Ct);

        (await ProfileAsync(units)).ShouldBe(("Books", .75m, FavouriteBy.Units));
        (await ProfileAsync(spend)).ShouldBe(("Games", .869565m, FavouriteBy.NetSales));
        (await InCategoryAsync(units, "Books")).ShouldBe(["C1"]);
        (await InCategoryAsync(units, "Games")).ShouldBeEmpty();
        (await InCategoryAsync(spend, "Games")).ShouldBe(["C1"]);
    }

    [Fact]
    public async Task Returns_take_units_off_and_what_has_none_left_is_skipped()
    {
        // C1: of five Books one is left, beside two Games. C2: all Books went back at half their price. C3: nothing is left.
        await using var scope = await database.AnalysedAsync(
            shop => shop
                .Order("1", "C1", "2024-01-01", 50, "B", "Books", quantity: 5).Order("2", "C1", "2024-01-01", 20, "G", "Games", quantity: 2)
                .Return("R1", "C1", "2024-01-02", 8, "B", "Books", quantity: 4)
                .Order("3", "C2", "2024-01-01", 50, "B", "Books", quantity: 5).Order("4", "C2", "2024-01-01", 1, "G", "Games")
                .Return("R2", "C2", "2024-01-02", 25, "B", "Books", quantity: 5)
                .Order("5", "C3", "2024-01-01", 10, "B", "Books").Return("R3", "C3", "2024-01-02", 4, "B", "Books"),
            Ct, new GroupingRules(FavouriteBy: FavouriteBy.Units));

        (await StoredAsync(scope)).ShouldBe(new Dictionary<string, string?> { ["C1"] = "Games", ["C2"] = "Games", ["C3"] = null }, ignoreOrder: true);
        (await ProfileAsync(scope)).ShouldBe(("Games", .666667m, FavouriteBy.Units));
        (await ProfileAsync(scope, "C2")).ShouldBe(("Games", 1, FavouriteBy.Units));
        (await ProfileAsync(scope, "C3")).ShouldBe((null, null, FavouriteBy.Units));
    }

    [Fact]
    public async Task Equal_units_are_told_apart_by_net_sales_orders_latest_order_and_name_capitals_first()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop
                .Order("1", "C1", "2024-01-01", 30, "Z", "Zebra", quantity: 2).Order("2", "C1", "2024-01-02", 10, "A", "Ant").Order("3", "C1", "2024-01-03", 10, "A", "Ant")
                .Order("4", "C2", "2024-01-01", 10, "Z", "Zebra").Order("5", "C2", "2024-01-01", 10, "Z", "Zebra").Order("6", "C2", "2024-01-02", 20, "A", "Ant", quantity: 2)
                .Order("7", "C3", "2024-01-01", 10, "A", "Ant").Order("8", "C3", "2024-01-02", 10, "Z", "Zebra")
                .Order("9", "C4", "2024-01-01", 10, "a", "ant").Order("9", "C4", "2024-01-01", 10, "B", "Bee").Order("9", "C4", "2024-01-01", 10, "C", "Cat"),
            Ct, new GroupingRules(FavouriteBy: FavouriteBy.Units));

        var stored = await StoredAsync(scope);
        stored.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value).ShouldBe(["Zebra", "Zebra", "Zebra", "Bee"]);
        foreach (var (customer, category) in stored)
        {
            (await ProfileAsync(scope, customer)).Category.ShouldBe(category, customer);
        }
    }

    [Fact]
    public async Task A_new_rule_holds_from_the_next_run_on_on_the_page_as_in_the_list()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop.Order("1", "C1", "2024-01-01", 200, "G", "Games").Order("2", "C1", "2024-01-02", 30, "B", "Books", quantity: 3), Ct);
        var tenant = scope.Session.Tenant.Tenant;
        await using (var writing = database.ScopeOf(tenant))
        {
            (await new GroupingRuleStore(writing.Session, TimeProvider.System).SaveAsync(new GroupingRules(FavouriteBy: FavouriteBy.Units), null, Ct)).ShouldBeNull();
        }

        (await ProfileAsync(scope)).Category.ShouldBe("Games");
        (await InCategoryAsync(scope, "Games")).ShouldBe(["C1"]);
        await database.AnalyseAsync(tenant, Ct);
        await using var after = database.ScopeOf(tenant);
        (await ProfileAsync(after)).Category.ShouldBe("Books");
        (await InCategoryAsync(after, "Books")).ShouldBe(["C1"]);
    }

    private static async Task<Dictionary<string, string?>> StoredAsync(TenantScope scope)
    {
        await scope.Session.EnsureReadAsync(Ct);
        var ids = (await scope.Session.Db.CustomerPacks.AsNoTracking().SingleAsync(Ct)).CustomerIds;
        return ids.Zip((await scope.Session.Db.FavouritePacks.AsNoTracking().SingleAsync(Ct)).Categories).ToDictionary(each => each.First, each => (string?)each.Second);
    }

    private static async Task<(string? Category, decimal? Share, FavouriteBy By)> ProfileAsync(TenantScope scope, string customer = "C1")
    {
        var profile = (await new CustomerProfileQuery(scope.Session).RunAsync(customer, Ct))!;
        return (profile.FavouriteCategory, profile.FavouriteShare is { } share ? Math.Round(share, 6) : null, profile.FavouriteBy);
    }

    private static async Task<IEnumerable<string>> InCategoryAsync(TenantScope scope, string category)
        => (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(Category: category), null, 10, Ct)).Items.Select(customer => customer.CustomerId);
}
