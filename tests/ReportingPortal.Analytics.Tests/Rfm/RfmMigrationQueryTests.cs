using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

/// <summary>
/// Groups by hand. End of January: days A 21, B 11, C 26, D 6, E 1, cut at 5, 9, 15, 22; orders 1, 1, 1, 2, 1, cut at 1, 1, 1, 1.2.
/// End of February: days 19, 40, 55, 35, 30, cut at 27.8, 33, 37, 43; orders 2, 1, 1, 2, 1, cut at 1, 1, 1.4, 2. End of March: days 0,
/// 71, 21, 66, 61, cut at 16.8, 45, 63, 67; orders 3, 1, 2, 2, 1, cut at 1, 1.6, 2, 2.2.
/// </summary>
public class RfmMigrationQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateOnly January = new(2024, 1, 31);
    private static readonly DateOnly February = new(2024, 2, 29);
    private static readonly DateOnly March = new(2024, 3, 31);

    [Fact]
    public async Task The_last_month_is_compared_unasked()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves(), Ct);

        var migration = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(), CustomerFilter.None, Ct);

        migration.Points.ShouldBe([January, February, March]);
        (migration.From, migration.To).ShouldBe((February, March));
        migration.Moves.ShouldBe(
        [
            new RfmMove("Champions", "Champions", 1, 200, 300),
            new RfmMove("Loyal Customers", "At Risk", 1, 300, 300),
            new RfmMove("Promising", "About to Sleep", 1, 10, 10),
            new RfmMove("Hibernating", "Potential Loyalists", 1, 30, 60),
            new RfmMove("Hibernating", "Hibernating", 1, 50, 50),
        ]);
    }

    [Fact]
    public async Task Any_two_points_can_be_compared()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves(), Ct);

        var first = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(January, February), CustomerFilter.None, Ct);
        var whole = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(January, March), CustomerFilter.None, Ct);

        first.Moves.Select(move => $"{move.FromGroup} > {move.ToGroup} {move.NetSalesBefore} {move.NetSalesAfter}").ShouldBe(
        [
            "Loyal Customers > Loyal Customers 300.0000 300.0000", "New Customers > Promising 10.0000 10.0000", "About to Sleep > Hibernating 50.0000 50.0000",
            "Hibernating > Champions 100.0000 200.0000", "Hibernating > Hibernating 30.0000 30.0000",
        ]);
        whole.Moves.Sum(move => move.Customers).ShouldBe(5);
        whole.Moves.Single(move => move.FromGroup == "Hibernating" && move.ToGroup == "Champions").NetSalesAfter.ShouldBe(300);
    }

    [Fact]
    public async Task The_latest_groups_are_those_of_all_other_pages()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves().Return("R", "B", "2024-04-02", 20).Return("S", "Stranger", "2024-02-02", 5), Ct);

        var migration = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(), CustomerFilter.None, Ct);
        var groups = (await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Groups.Where(group => group.Customers > 0 && group.Group != "No purchase");

        migration.Moves.GroupBy(move => move.ToGroup).ToDictionary(to => to.Key, to => (to.Sum(move => move.Customers), to.Sum(move => move.NetSalesAfter)))
            .ShouldBe(groups.ToDictionary(group => group.Group, group => (group.Customers, group.NetSales)), ignoreOrder: true);
    }

    [Fact]
    public async Task Who_came_later_had_no_purchase_before_and_a_month_without_orders_still_ages()
    {
        // Nothing happens in February; F comes in March.
        await using var scope = await database.AnalysedAsync(
            shop => "ABCDE".Aggregate(shop, (s, id) => s.Order($"{id}1", $"{id}", "2024-01-10", 10)).Order("F1", "F", "2024-03-15", 70), Ct);

        var migration = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(February, new DateOnly(2024, 3, 15)), CustomerFilter.None, Ct);

        migration.Points.ShouldBe([January, February, new DateOnly(2024, 3, 15)]);
        migration.Moves.ShouldContain(new RfmMove("No purchase", "New Customers", 1, 0, 70));
        migration.Moves.Sum(move => move.Customers).ShouldBe(6);
    }

    [Fact]
    public async Task Below_five_customers_a_point_has_no_groups()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        var migration = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).RunAsync(new RfmSpan(January, February), CustomerFilter.None, Ct);

        migration.Moves.ShouldBe([new RfmMove("n/a", "n/a", 3, 180, 230), new RfmMove("No purchase", "n/a", 1, 0, 200)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cell_lists_its_customers_page_by_page_and_filters_cut_both()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves(), Ct);
        var query = new RfmMigrationQuery(scope.Session, scope.Session.Rosters());

        var first = await query.CustomersAsync(new RfmSpan(), "Hibernating", null, CustomerFilter.None, null, 1, Ct);
        var second = await query.CustomersAsync(new RfmSpan(), "Hibernating", null, CustomerFilter.None, first.NextCursor, 1, Ct);

        (first.Total, first.Items.Single()).ShouldBe((2, new RfmMovedCustomer("C", null, "Hibernating", "Potential Loyalists", 30, 60)));
        (second.Items.Single().CustomerId, second.NextCursor).ShouldBe(("B", null));
        (await query.CustomersAsync(new RfmSpan(), "Hibernating", "Champions", CustomerFilter.None, null, 5, Ct)).Items.ShouldBeEmpty();
        (await query.RunAsync(new RfmSpan(), new CustomerFilter(Region: "South"), Ct)).Moves.Single().ToGroup.ShouldBe("Hibernating");
        (await query.CustomersAsync(new RfmSpan(), null, null, new CustomerFilter(Category: "Books"), null, 5, Ct)).Items.Single().CustomerId.ShouldBe("E");
    }

    [Fact]
    public async Task Days_that_are_no_points_and_unknown_groups_are_refused()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves(), Ct);
        var query = new RfmMigrationQuery(scope.Session, scope.Session.Rosters());

        await Should.ThrowAsync<ArgumentException>(() => query.RunAsync(new RfmSpan(new DateOnly(2024, 2, 28)), CustomerFilter.None, Ct));
        await Should.ThrowAsync<ArgumentException>(() => query.RunAsync(new RfmSpan(March, January), CustomerFilter.None, Ct));
        await Should.ThrowAsync<ArgumentException>(() => query.CustomersAsync(new RfmSpan(), "Nobody", null, CustomerFilter.None, null, 5, Ct));
    }

    [Fact]
    public async Task A_window_leaves_out_what_fell_out_of_it_at_each_point()
    {
        // In the window of twelve months at the end of March A has 2023-04-01, at the end of April not any more.
        await using var scope = await database.AnalysedAsync(
            shop => "BCDEF".Aggregate(shop, (s, id) => s.Order($"{id}1", $"{id}", "2024-03-10", 10)).Order("A1", "A", "2023-04-01", 500).Order("A2", "A", "2023-06-01", 40).Order("Z", "B", "2024-04-30", 1),
            Ct, new GroupingRules(12));

        var moved = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).CustomersAsync(new RfmSpan(March, new DateOnly(2024, 4, 30)), null, null, CustomerFilter.None, null, 10, Ct);

        moved.Items.Single(customer => customer.CustomerId == "A").ShouldSatisfyAllConditions(
            customer => (customer.NetSalesBefore, customer.NetSalesAfter).ShouldBe((540, 40)));
    }

    [Fact]
    public async Task Only_thirteen_ends_of_months_are_kept()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.Order("1", "A", "2020-01-01", 1).Order("2", "A", "2024-03-15", 1), Ct);

        var points = await new RfmMigrationQuery(scope.Session, scope.Session.Rosters()).PointsAsync(Ct);

        (points.Count, points[0], points[^1]).ShouldBe((14, new DateOnly(2023, 2, 28), new DateOnly(2024, 3, 15)));
    }

    [Fact]
    public async Task Before_the_first_run_and_without_orders_nothing_is_known()
    {
        await using var before = await database.OpenAsync(shop => shop.WithMoves(), Ct);
        await using var returnsOnly = await database.AnalysedAsync(shop => shop.Return("R", "A", "2024-01-01", 5), Ct);

        (await new RfmMigrationQuery(before.Session, before.Session.Rosters()).RunAsync(new RfmSpan(), CustomerFilter.None, Ct)).Points.ShouldBeEmpty();
        (await new RfmMigrationQuery(returnsOnly.Session, returnsOnly.Session.Rosters()).RunAsync(new RfmSpan(), CustomerFilter.None, Ct)).Moves.ShouldBeEmpty();
    }
}
