using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

public class RfmRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worked_example_scores_as_computed_by_hand()
    {
        // Days 0, 55, 13, 24, 5; orders 3, 1, 2, 2, 1; net 250, 50, 60, 200, 50. Cuts (n = 5, between neighbours):
        // days 4, 9.8, 17.4, 30.2; orders 1, 1.6, 2, 2.2; net 50, 56, 116, 210.
        var customers = await CustomersAsync(shop => shop.WithWorkedExample());

        customers.Select(c => (c.CustomerId, c.RecencyDays, c.Frequency, c.Monetary)).ShouldBe(
            [("C1", 0, 3, 250), ("C4", 24, 2, 200), ("C3", 13, 2, 60), ("C5", 5, 1, 50), ("C2", 55, 1, 50)]);
        customers.Select(c => $"{c.CustomerId} {c.RScore}{c.FScore}{c.MScore}").ShouldBe(["C1 555", "C4 234", "C3 333", "C5 411", "C2 111"]);
        customers.Select(c => c.Group).ShouldBe(["Champions", "At Risk", "Need Attention", "Promising", "Hibernating"]);
        customers.Select(c => c.ValueTier).ShouldBe(["Gold", "Silver", "Silver", "Bronze", "Bronze"]);
    }

    [Fact]
    public async Task Equal_customers_score_equal_however_many_they_are()
    {
        var customers = await CustomersAsync(shop => Enumerable.Range(1, 10).Aggregate(shop, (s, i) => s.Order($"O{i}", $"C{i}", "2024-01-01", 10)));

        customers.ShouldAllBe(c => c.RScore == 5 && c.FScore == 1 && c.MScore == 1);
    }

    [Fact]
    public async Task Four_customers_are_too_few_to_score()
    {
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(1, 4).Aggregate(shop, (s, i) => s.Order($"O{i}", $"C{i}", "2024-01-01", 10 * i)), Ct);

        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);
        var customers = await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 10, Ct);

        overview.ScoredCustomers.ShouldBe(0);
        overview.Cells.ShouldBeEmpty();
        overview.Groups.Select(g => (g.Group, g.Customers, g.NetSales)).ShouldBe([("n/a", 4, 100)]);
        customers.Items.ShouldAllBe(c => c.RScore == null && c.FScore == null && c.MScore == null && c.Group == "n/a");
    }

    [Fact]
    public async Task One_customer_is_not_scored_but_has_tier_and_status()
    {
        var customer = (await CustomersAsync(shop => shop.Order("1", "C1", "2024-01-01", 10).Order("2", "C1", "2024-01-02", 10))).Single();

        (customer.Group, customer.ValueTier, customer.ActivityStatus).ShouldBe(("n/a", "Gold", "Active"));
    }

    [Fact]
    public async Task Who_never_ordered_is_a_prospect_without_a_tier()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop.WithWorkedExample().Customer("P1", "Pat").Return("R1", "C8", "2024-02-01", 10), Ct);

        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);
        var prospects = await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(ActivityStatus: "Prospect"), null, 10, Ct);

        prospects.Items.Select(c => (c.CustomerId, c.Name, c.Group, c.ValueTier, c.Frequency)).ShouldBe(
            [("C8", null, "No purchase", "None", 0), ("P1", "Pat", "No purchase", "None", 0)]);
        overview.ScoredCustomers.ShouldBe(5);
        overview.Groups[^1].Group.ShouldBe("No purchase");
        overview.ValueTiers.Select(tier => (tier.Name, tier.Customers)).ShouldBe([("Gold", 1), ("Silver", 2), ("Bronze", 2)]);
        overview.ActivityStatuses.Select(status => (status.Name, status.Customers)).ShouldBe([("Active", 5), ("Dormant", 0), ("Churned", 0), ("Prospect", 2)]);
    }

    [Theory]
    [InlineData(90, "Active")]
    [InlineData(91, "Dormant")]
    [InlineData(180, "Dormant")]
    [InlineData(181, "Churned")]
    public async Task Status_changes_after_90_and_180_days(int days, string status)
    {
        var customers = await CustomersAsync(shop => shop
            .Order("1", "C1", new DateOnly(2024, 12, 31).AddDays(-days).ToString("O"), 10)
            .Order("2", "C2", "2024-12-31", 10));

        customers.Single(c => c.CustomerId == "C1").ActivityStatus.ShouldBe(status);
    }

    [Fact]
    public async Task Zero_and_negative_sales_get_the_lowest_score()
    {
        var customers = await CustomersAsync(shop => Enumerable.Range(1, 8).Aggregate(shop, (s, i) => s.Order($"O{i}", $"C{i}", "2024-01-01", 100 * i))
            .Order("Z", "Zero", "2024-01-01", 0)
            .Order("N", "Negative", "2024-01-01", 20)
            .Return("NR", "Negative", "2024-01-01", 50));

        customers.TakeLast(2).Select(c => (c.CustomerId, c.Monetary, c.MScore)).ShouldBe([("Zero", 0, (short?)1), ("Negative", -30, (short?)1)]);
    }

    [Fact]
    public async Task A_return_neither_raises_frequency_nor_renews_recency()
    {
        var customer = (await CustomersAsync(shop => shop
            .Order("1", "C1", "2024-01-01", 100)
            .Return("R", "C1", "2024-01-20", 40)
            .Order("2", "C2", "2024-01-31", 10))).Single(c => c.CustomerId == "C1");

        (customer.RecencyDays, customer.Frequency, customer.Monetary).ShouldBe((30, 1, 60));
    }

    [Fact]
    public void Every_cell_has_exactly_one_of_the_ten_groups()
    {
        var names = from r in Enumerable.Range(1, 5) from f in Enumerable.Range(1, 5) select RfmGroups.Of(r, f);

        names.ToHashSet().ShouldBe(RfmGroups.All, ignoreOrder: true);
    }

    private async Task<IReadOnlyList<RfmCustomer>> CustomersAsync(Func<ShopSeed, ShopSeed> orders)
    {
        await using var scope = await database.AnalysedAsync(orders, Ct);
        return (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 100, Ct)).Items;
    }
}
