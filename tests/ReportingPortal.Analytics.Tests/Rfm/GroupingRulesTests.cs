using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

/// <summary>The worked example under other rules: days 0, 55, 13, 24, 5; orders 3, 1, 2, 2, 1; net 250, 50, 60, 200, 50 of C1 to C5.</summary>
public class GroupingRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quartiles_give_the_scores_1_2_4_and_5()
    {
        // Cuts: days 5, 13, 24; orders 1, 2, 2; net 50, 60, 200.
        (await ScoresAsync(new GroupingRules(Cuts: RfmCutMode.Quartiles))).ShouldBe(
            ["C1 555 Champions", "C4 224 Hibernating", "C3 422 Potential Loyalists", "C5 511 New Customers", "C2 111 Hibernating"]);
    }

    [Fact]
    public async Task Thirds_give_the_scores_1_3_and_5()
    {
        // Cuts: days 7.67, 20.33; orders 1.33, 2; net 53.33, 153.33.
        (await ScoresAsync(new GroupingRules(Cuts: RfmCutMode.Thirds))).ShouldBe(
            ["C1 555 Champions", "C4 135 At Risk", "C3 333 Need Attention", "C5 511 New Customers", "C2 111 Hibernating"]);
    }

    [Fact]
    public async Task Fixed_cuts_are_exceeded_not_reached()
    {
        var rules = new GroupingRules(Cuts: RfmCutMode.Fixed, RecencyCuts: [10, 20, 30, 40], FrequencyCuts: [1, 2, 3, 4], MonetaryCuts: [50, 100, 150, 200]);

        (await ScoresAsync(rules)).ShouldBe(
            ["C1 535 Potential Loyalists", "C4 324 About to Sleep", "C3 422 Potential Loyalists", "C5 511 New Customers", "C2 111 Hibernating"]);
    }

    [Fact]
    public async Task The_axis_of_frequency_and_spend_takes_half_of_both_and_one()
    {
        // Quintiles give 555, 234, 333, 411, 111; (3 + 4 + 1) div 2 is 4.
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct, new GroupingRules(Axis: RfmAxis.FrequencyAndMonetary));

        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        overview.Cells.Where(cell => cell.Customers > 0).Select(cell => (cell.RScore, cell.FScore, cell.Group)).ShouldBe(
            [(1, 1, "Hibernating"), (2, 4, "At Risk"), (3, 3, "Need Attention"), (4, 1, "Promising"), (5, 5, "Champions")]);
        overview.Applied!.Rules.Axis.ShouldBe(RfmAxis.FrequencyAndMonetary);
    }

    [Fact]
    public async Task A_mean_is_scored_while_net_sales_stay_sums()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct, new GroupingRules(Monetary: MonetaryValue.Mean));

        var customers = (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 10, Ct)).Items;
        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        customers.Select(c => (c.CustomerId, c.Monetary)).ShouldBe([("C4", 100), ("C1", 83.3333m), ("C5", 50), ("C2", 50), ("C3", 30)]);
        overview.Groups.Sum(group => group.NetSales).ShouldBe(610);
        overview.Groups.Single(group => group.Group == "Champions").ShouldSatisfyAllConditions(
            group => group.NetSales.ShouldBe(250), group => group.AvgMonetary.ShouldBe(83.3333m, .00005m));
    }

    [Theory]
    [InlineData("2023-03-15", "No purchase", 0, 0)]
    [InlineData("2023-03-16", "Hibernating", 1, 10)]
    public async Task A_window_of_twelve_months_begins_a_year_before_the_day_after_the_last_order(string day, string group, int frequency, decimal monetary)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Order("OLD", "C1", "2023-01-01", 1000).Order("X", "C6", day, 10), Ct, new GroupingRules(12));

        var customers = (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 10, Ct)).Items;

        customers.Single(c => c.CustomerId == "C6").ShouldSatisfyAllConditions(
            c => (c.Group, c.Frequency, c.Monetary).ShouldBe((group, frequency, monetary)),
            c => c.ActivityStatus.ShouldBe("Churned", "who ordered once is no prospect"));
        customers.Single(c => c.CustomerId == "C1").ShouldSatisfyAllConditions(c => (c.Frequency, c.Monetary).ShouldBe((3, 250)));
        (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Applied!.WindowFrom.ShouldBe(new DateOnly(2023, 3, 16));
    }

    [Fact]
    public async Task Fixed_tiers_are_exceeded_in_spend_and_orders()
    {
        var customers = await CustomersAsync(new GroupingRules(Tiers: TierMode.Fixed, GoldMonetary: 100, GoldFrequency: 2, SilverMonetary: 50));

        customers.Select(c => $"{c.CustomerId} {c.ValueTier}").ShouldBe(["C1 Gold", "C4 Silver", "C3 Silver", "C5 Bronze", "C2 Bronze"]);
    }

    [Fact]
    public async Task Own_days_cut_the_status()
    {
        var customers = await CustomersAsync(new GroupingRules(ActiveDays: 5, DormantDays: 24));

        customers.Select(c => $"{c.CustomerId} {c.ActivityStatus}").ShouldBe(["C1 Active", "C4 Dormant", "C3 Dormant", "C5 Active", "C2 Churned"]);
    }

    [Theory]
    [InlineData(180, 20, 10, 40, 30, 80)]
    [InlineData(179, 20, 10, 40, 90, 180)]
    [InlineData(150, 50, 20, 100, 100, 200)]
    [InlineData(200, 0, 5, 5, 30, 60)]
    public void Adaptive_days_follow_two_hundred_gaps_or_more(int few, int many, int shortGap, int longGap, int active, int dormant)
    {
        // 180 and 20: place 179.1 of 0 to 199 is 10 + .1 x 30 = 13, below the floor of 30; place 189.05 is 40, twice 80.
        var gaps = new OrderGaps();
        gaps.Add(shortGap, few);
        gaps.Add(longGap, many);
        var limits = StatusLimits.Of(new GroupingRules(Statuses: StatusMode.Adaptive), gaps);

        (limits.ActiveDays, limits.DormantDays).ShouldBe((active, dormant));
    }

    [Fact]
    public async Task Gaps_are_days_between_order_days_of_one_customer()
    {
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(0, 202).Aggregate(shop, (s, i) => s.Order($"O{i}", "C1", new DateOnly(2020, 1, 1).AddDays(7 * i).ToString("O"), 10)).Order("D", "C1", "2020-01-01", 10),
            Ct, new GroupingRules(Statuses: StatusMode.Adaptive));

        var applied = (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Applied!;

        (applied.ActiveDays, applied.DormantDays).ShouldBe((30, 60), "all gaps are seven days, so both floors hold");
    }

    [Fact]
    public async Task Rules_of_one_shop_are_not_those_of_another_and_bad_ones_are_not_kept()
    {
        var (one, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());

        (await SaveAsync(one, new GroupingRules(24))).ShouldBeNull();
        (await SaveAsync(one, new GroupingRules(13))).ShouldBe("The window is all history, 12 or 24 months.");
        (await SaveAsync(one, new GroupingRules(Cuts: RfmCutMode.Fixed, RecencyCuts: [1, 2, 2, 3], FrequencyCuts: [1, 2, 3, 4], MonetaryCuts: [1, 2, 3, 4]))).ShouldStartWith("Fixed cuts are four");
        (await SaveAsync(one, new GroupingRules(ActiveDays: 90, DormantDays: 90))).ShouldStartWith("Active ends");
        (await SaveAsync(one, new GroupingRules(Tiers: TierMode.Fixed, GoldMonetary: 10, SilverMonetary: 10))).ShouldStartWith("Gold begins");
        foreach (var margin in new[] { 0, -.1m, 1.01m })
        {
            (await SaveAsync(one, new GroupingRules(ForecastMargin: margin))).ShouldBe("The margin of forecasts is above 0 and at most 100\u00a0% of net sales.");
        }

        (await ReadAsync(one)).WindowMonths.ShouldBe(24);
        (await ReadAsync(other)).ShouldBe(GroupingRules.Standard);
    }

    private async Task<string[]> ScoresAsync(GroupingRules rules) => [.. (await CustomersAsync(rules)).Select(c => $"{c.CustomerId} {c.RScore}{c.FScore}{c.MScore} {c.Group}")];

    private async Task<IReadOnlyList<RfmCustomer>> CustomersAsync(GroupingRules rules)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct, rules);
        return (await new RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new RfmCustomerFilter(), null, 100, Ct)).Items;
    }

    private async Task<string?> SaveAsync(Tenant tenant, GroupingRules rules)
    {
        await using var scope = database.ScopeOf(tenant);
        return await new GroupingRuleStore(scope.Session, TimeProvider.System).SaveAsync(rules, null, Ct);
    }

    private async Task<GroupingRules> ReadAsync(Tenant tenant)
    {
        await using var scope = database.ScopeOf(tenant);
        return await new GroupingRuleStore(scope.Session, TimeProvider.System).ReadAsync(Ct);
    }
}
