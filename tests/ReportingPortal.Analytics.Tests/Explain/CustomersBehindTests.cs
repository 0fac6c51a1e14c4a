using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Results;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>Figures of an analysis run from the customers behind them, summed up here.</summary>
public class CustomersBehindTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly ExplainScope Asked = new(WorkedExample.Quarter, FigureFilter.None);

    [Fact]
    public async Task Groups_tiers_and_statuses_have_as_many_customers_and_as_much_spend_as_their_rows()
    {
        await using var scope = await ShopAsync();
        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("rfm-groups", Asked, Ct);

        rows.Count.ShouldBe(7, "five who ordered, one who only returned, one of the master file");
        overview.Groups.Where(group => group.Customers > 0).Select(group => (group.Group, group.Customers, group.NetSales)).ShouldBe(
            rows.GroupBy(row => row.RfmGroup).Select(group => (group.Key, group.Count(), group.Sum(row => row.Monetary))), ignoreOrder: true);
        overview.ActivityStatuses.Sum(status => status.Customers).ShouldBe(rows.Count);
        var ordered = await new ExplainedShop(scope).RowsAsync<CustomerRow>("value-tiers", Asked, Ct);
        overview.ValueTiers.Select(tier => tier.Customers).ShouldBe(overview.ValueTiers.Select(tier => ordered.Count(row => row.ValueTier == tier.Name)));
        (await new ExplainedShop(scope).RowsAsync<CustomerRow>("vip-customers", Asked, Ct)).ShouldBe(rows.Where(row => row.ValueTier == "Gold"));
    }

    [Fact]
    public async Task Groups_of_a_region_have_the_customers_of_their_rows()
    {
        await using var scope = await ShopAsync();
        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(new CustomerFilter("South"), Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("rfm-groups", Asked with { Filter = new FigureFilter("South") }, Ct);

        rows.Count.ShouldBeInRange(1, 6);
        overview.Groups.Where(group => group.Customers > 0).Select(group => (group.Group, group.Customers, group.NetSales)).ShouldBe(
            rows.GroupBy(row => row.RfmGroup).Select(group => (group.Key, group.Count(), group.Sum(row => row.NetSales))), ignoreOrder: true);
        (await new ExplainedShop(scope).RowsAsync<CustomerRow>("rfm-cuts", Asked with { Filter = new FigureFilter("South") }, Ct)).Count.ShouldBe(5, "scores are cut over the whole shop");
    }

    [Fact]
    public async Task What_customers_of_a_group_spent_is_the_sum_of_their_lines()
    {
        await using var scope = await ShopAsync();
        var group = (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Groups.First(each => each.Customers > 0).Group;
        using var cache = new FigureCache();
        var asked = Asked with { Group = group };
        var curve = await new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), cache).RunAsync(ParetoBy.Customer, asked.Period, asked.Filter, Ct, group);

        var rows = await new ExplainedShop(scope).RowsAsync<OrderLineRow>("customer-concentration", asked, Ct);
        var explanation = await new ExplainedShop(scope).ExplainAsync("customer-concentration", asked, Ct);

        rows.GroupBy(row => row.CustomerId!).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.NetSales))
            .ShouldBe(curve.Items.ToDictionary(item => item.Id, item => item.NetSales), ignoreOrder: true);
        explanation.Lineage.AllRows.ShouldBe(rows.Count);
        explanation.Statements.Select(statement => statement.Path).ShouldBe(
            ["Days/CustomerDayRows.sql", "Pareto/CustomerNames.sql", "Roster/RosterRun.sql", "Roster/RosterMaster.sql", "Explain/CustomersFromLines.sql"],
            "two know who is in the group, the last one is to check by");
        (await new ExplainedShop(scope).PageAsync("customer-concentration", asked, null, 1, Ct)).Total.ShouldBe(rows.Count);
    }

    [Fact]
    public async Task The_value_so_far_is_the_sum_of_its_customers()
    {
        await using var scope = await ShopAsync();
        var overview = await new LifetimeQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("value-so-far", Asked, Ct);

        rows.Sum(row => row.Historic).ShouldBe(overview.HistoricTotal);
        rows.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Who_came_back_is_who_bought_on_a_second_day()
    {
        // C5 bought twice, on one day.
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Order("O90", "C5", "2024-03-10", 20), Ct);
        var overview = await new LifetimeQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("customers-who-came-back", Asked, Ct);

        overview.Gate!.Repeaters.ShouldBe(3);
        rows.Select(row => row.CustomerId).ShouldBe(["C1", "C3", "C4"]);
        (await new ExplainedShop(scope).RowsAsync<CustomerRow>("still-customers", Asked, Ct)).ShouldBe(rows);
    }

    [Fact]
    public async Task Cohorts_are_the_months_of_their_customers_first_orders()
    {
        await using var scope = await ShopAsync();
        var table = await new CohortQuery(scope.Session).RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("cohorts", Asked, Ct);

        table.Cohorts.ToDictionary(row => row.Cohort, row => row.Size).ShouldBe(rows.CountBy(row => Period.Month(row.FirstOrderOn!.Value).From).ToDictionary(), ignoreOrder: true);
    }

    [Fact]
    public async Task Segments_have_the_customers_of_their_rows()
    {
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(1, 60).Aggregate(shop, (seed, number) => seed.Order($"O{number}", $"C{number:00}", "2024-01-05", number % 2 == 0 ? 10 : 9000 + number)), Ct);
        var segments = (await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Segments;

        var rows = await new ExplainedShop(scope).RowsAsync<CustomerRow>("segments", Asked, Ct);

        segments.Count.ShouldBeGreaterThan(1);
        segments.ToDictionary(segment => segment.Name, segment => (segment.Customers, segment.NetSales)).ShouldBe(
            rows.GroupBy(row => row.Segment!).ToDictionary(group => group.Key, group => (group.Count(), group.Sum(row => row.Monetary))), ignoreOrder: true);
    }

    private Task<TenantScope> ShopAsync()
        => database.AnalysedAsync(shop => shop.WithWorkedExample().Return("R9", "C8", "2024-03-20", 15).Customer("C9", "Nobody Yet"), Ct);
}
