using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class NewReturningQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worked_example_has_fifty_new_and_one_hundred_and_thirty_returning_in_march()
    {
        var series = await RunAsync(shop => shop.WithWorkedExample(), WorkedExample.Quarter);

        series.Rows.Select(row => (row.Date.Month, row.NewOrders, row.NewNetSales, row.ReturningOrders, row.ReturningNetSales, row.Partial)).ShouldBe(
            [(1, 3, 180m, 0, 0m, false), (2, 1, 100m, 2, 150m, false), (3, 1, 50m, 2, 130m, true)]);
    }

    [Fact]
    public async Task Whose_first_two_orders_lie_in_the_period_is_new_once_and_returning_once()
    {
        // Per order, not per customer: the report of one period does not make both orders returning.
        var series = await RunAsync(shop => shop.Order("1", "C1", "2024-05-01", 10).Order("2", "C1", "2024-05-01", 20), Period.Month(new(2024, 5, 1)));

        series.Rows.Single(row => row.Date.Month == 5).ShouldSatisfyAllConditions(
            row => (row.NewOrders, row.NewNetSales).ShouldBe((1, 10m)), row => (row.ReturningOrders, row.ReturningNetSales).ShouldBe((1, 20m)), row => row.NewShare.ShouldBe(.5m));
    }

    [Fact]
    public async Task Guests_are_a_third_class_and_who_only_takes_back_is_none()
    {
        var series = await RunAsync(
            shop => shop.Order("1", null, "2024-01-31", 10).Return("R", "C1", "2024-02-29", 4).Order("2", "C1", "2024-03-31", 7).Return("2", "C1", "2024-03-31", 2, "Q"), WorkedExample.Quarter);

        series.Rows.Select(row => (row.NewOrders, row.GuestOrders, row.GuestNetSales, row.OtherNetSales, row.NewNetSales, row.NewShare)).ShouldBe(
        [
            (0, 1, 10m, 0m, 0m, (decimal?)null), (0, 0, 0m, -4m, 0m, null),
            // What comes back under the order's own number is part of the order.
            (1, 0, 0m, 0m, 5m, 1m),
        ]);
    }

    [Fact]
    public async Task Days_are_gap_free_and_the_first_sixty_are_said_to_be_the_start_of_history()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.Order("1", "C1", "2024-01-01", 10).Order("2", "C1", "2024-03-02", 10), Ct);
        var query = new NewReturningQuery(scope.Session);

        var days = await query.RunAsync(new Period(new(2023, 12, 1), new(2024, 6, 1)), null, NewReturningInterval.Day, Ct);

        days.HistoryStart.ShouldBe(new DateOnly(2024, 1, 1));
        days.Rows.Count.ShouldBe(62);
        days.Rows.Count(row => row.HistoryStartsHere).ShouldBe(60);
        days.Rows[^1].ShouldBe(new NewReturning(new(2024, 3, 2), 0, 0, 1, 10, 0, 0, 0, 0, false, false));
        days.Rows.Count(row => row.NewOrders + row.ReturningOrders > 0).ShouldBe(2);
    }

    [Fact]
    public async Task An_order_counts_whole_in_the_region_of_its_first_line()
    {
        await using var scope = await database.AnalysedAsync(shop => shop
            .Order("1", "C1", "2024-01-01", 10, "A", region: "South").Order("1", "C1", "2024-01-01", 5, "B", region: "North").Order("2", "C2", "2024-01-02", 7, region: "South"), Ct);
        var query = new NewReturningQuery(scope.Session);

        (await query.RunAsync(WorkedExample.January, "North", NewReturningInterval.Month, Ct)).Rows.Single().NewNetSales.ShouldBe(15);
        (await query.RunAsync(WorkedExample.January, "South", NewReturningInterval.Month, Ct)).Rows.Single().NewNetSales.ShouldBe(7);
    }

    [Fact]
    public async Task Before_a_run_and_without_orders_there_is_nothing()
    {
        await using var fresh = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        await using var none = await database.AnalysedAsync(shop => shop.Return("R", "C1", "2024-01-01", 4), Ct);

        (await new NewReturningQuery(fresh.Session).RunAsync(WorkedExample.Quarter, null, NewReturningInterval.Month, Ct)).ShouldBeEquivalentTo(new NewReturningSeries(null, null, []));
        (await new NewReturningQuery(none.Session).RunAsync(WorkedExample.Quarter, null, NewReturningInterval.Month, Ct)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_classes_sum_to_the_days_net_sales_on_random_lines()
    {
        var random = new Random(3);
        await using var scope = await database.AnalysedAsync(shop => Enumerable.Range(0, 300).Aggregate(shop, (seed, i) =>
        {
            var (order, day) = (random.Next(120), random.Next(20));
            var (customer, amount) = (order % 7 == 0 ? null : $"C{order % 30}", random.Next(1, 9999) / 100m);
            return order % 11 == 0
                ? seed.Return($"R{order}", customer, $"2024-01-{1 + (order % 28):00}", amount, $"P{random.Next(5)}", region: $"R{day % 3}")
                : seed.Order($"O{order}", customer, $"2024-01-{1 + (order % 28):00}", amount, $"P{random.Next(5)}", region: $"R{day % 3}");
        }), Ct);

        var days = await new DailySalesQuery(scope.Session).RunAsync(WorkedExample.January, FigureFilter.None, Ct);
        var rows = (await new NewReturningQuery(scope.Session).RunAsync(WorkedExample.January, null, NewReturningInterval.Day, Ct)).Rows.ToDictionary(row => row.Date);

        foreach (var day in days.Where(day => rows.ContainsKey(day.Date)))
        {
            var row = rows[day.Date];
            (row.NewNetSales + row.ReturningNetSales + row.GuestNetSales + row.OtherNetSales).ShouldBe(day.NetSales);
            (row.NewOrders + row.ReturningOrders + row.GuestOrders).ShouldBe(day.Orders);
        }

        rows.Count.ShouldBeGreaterThan(20);
    }

    private async Task<NewReturningSeries> RunAsync(Func<ShopSeed, ShopSeed> orders, Period period)
    {
        await using var scope = await database.AnalysedAsync(orders, Ct);
        return await new NewReturningQuery(scope.Session).RunAsync(period, null, NewReturningInterval.Month, Ct);
    }
}
