using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Kpis;

public class KpiQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worked_example_gives_its_figures()
    {
        var kpis = await OfAsync(WorkedExample.Quarter, shop => shop.WithWorkedExample());

        kpis.NetSales.ShouldBe(610);
        kpis.GrossSales.ShouldBe(610);
        kpis.Orders.ShouldBe(9);
        Math.Round(kpis.AverageOrderValue!.Value, 2).ShouldBe(67.78m);
        kpis.Customers.ShouldBe(5);
        kpis.RepeatPurchaseRate.ShouldBe(3 / 5m);
        (kpis.UnitsPerOrder, kpis.OrdersPerCustomer, kpis.NetSalesPerCustomer).ShouldBe((1m, 1.8m, 122m));
        // C1 waited 36 and 34 days, C3 37, C4 17.
        kpis.DaysBetweenOrders.ShouldBe(35);
    }

    [Fact]
    public async Task A_customer_waited_since_their_last_order_before_the_period_too()
    {
        // C1 since 10 February, C3 since 25 January; C5 is new.
        (await OfAsync(WorkedExample.March, shop => shop.WithWorkedExample())).DaysBetweenOrders.ShouldBe(35.5m);
        (await OfAsync(WorkedExample.January, shop => shop.WithWorkedExample())).DaysBetweenOrders.ShouldBeNull("nobody came back");
    }

    [Fact]
    public async Task Orders_of_one_day_are_one_occasion_and_returns_are_none()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop
            .Order("1", "C1", "2024-01-02", 10).Order("2", "C1", "2024-01-02", 10).Return("R1", "C1", "2024-01-05", 10).Order("3", "C1", "2024-01-12", 10)
            .Order("4", null, "2024-01-03", 10).Order("5", null, "2024-01-04", 10));

        kpis.DaysBetweenOrders.ShouldBe(10);
    }

    [Fact]
    public async Task Days_between_orders_are_those_of_the_region_and_category_asked_for()
    {
        ShopSeed Seed(ShopSeed shop) => shop
            .Order("1", "C1", "2024-01-02", 10, "A", "Games", "North").Order("2", "C1", "2024-01-05", 10, "B", "Books", "North").Order("3", "C1", "2024-01-30", 10, "A", "Games", "South");

        (await OfAsync(WorkedExample.January, Seed)).DaysBetweenOrders.ShouldBe(14, "3 and 25 days");
        (await OfAsync(WorkedExample.January, Seed, new FigureFilter("North"))).DaysBetweenOrders.ShouldBe(3);
        (await OfAsync(WorkedExample.January, Seed, new FigureFilter(null, "Games"))).DaysBetweenOrders.ShouldBe(28);
    }

    [Fact]
    public async Task A_guests_order_is_that_of_a_customer_who_ordered_once()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop
            .Order("1", "C1", "2024-01-02", 90, quantity: 3).Order("2", "C1", "2024-01-09", 30).Order("3", null, "2024-01-03", 60));

        (kpis.OrdersPerCustomer, kpis.NetSalesPerCustomer).ShouldBe((1.5m, 90m));
        Math.Round(kpis.UnitsPerOrder!.Value, 4).ShouldBe(1.6667m);
        (kpis.OrdersPerCustomer * kpis.AverageOrderValue).ShouldBe(kpis.NetSalesPerCustomer);
    }

    [Fact]
    public async Task A_customer_is_new_when_the_first_order_of_all_history_lies_in_the_period()
    {
        var march = await OfAsync(WorkedExample.March, shop => shop.WithWorkedExample());

        (march.Customers, march.NewCustomers, march.ReturningCustomers).ShouldBe((3, 1, 2));
    }

    [Fact]
    public async Task The_previous_period_has_the_same_number_of_days()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        var march = new Period(new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 30));

        var comparison = await new KpiQuery(scope.Session, scope.Session.Days()).RunAsync(march, FigureFilter.None, CompareTo.PreviousPeriod, Ct);

        comparison.PreviousPeriod.ShouldBe(new Period(new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1)));
        comparison.Current.NetSales.ShouldBe(180);
        comparison.Previous.NetSales.ShouldBe(250);
    }

    [Fact]
    public async Task The_previous_year_of_a_leap_day_is_the_28th()
    {
        await using var scope = await database.OpenAsync(
            shop => shop.Order("1", "C1", "2023-02-28", 10).Order("2", "C1", "2023-03-01", 20).Order("3", "C1", "2024-02-29", 40), Ct);
        var leapDay = new Period(new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1));

        var comparison = await new KpiQuery(scope.Session, scope.Session.Days()).RunAsync(leapDay, FigureFilter.None, CompareTo.PreviousYear, Ct);

        comparison.Current.NetSales.ShouldBe(40);
        comparison.Previous.NetSales.ShouldBe(10);
    }

    [Fact]
    public async Task A_filter_by_region_and_category_cuts_every_figure()
    {
        var kpis = await OfAsync(WorkedExample.Quarter, shop => shop.WithWorkedExample(), new FigureFilter("South", "Books"));

        kpis.NetSales.ShouldBe(110);
        kpis.Orders.ShouldBe(3);
        kpis.Customers.ShouldBe(2);
        kpis.RepeatPurchaseRate.ShouldBe(.5m);
    }

    [Fact]
    public async Task Profit_and_margin_stand_on_lines_with_known_cost()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop
            .Order("1", "C1", "2024-01-02", 100, cost: 60)
            .Order("2", "C1", "2024-01-03", 900));

        kpis.Profit.ShouldBe(40);
        kpis.Margin.ShouldBe(.4m);
        kpis.LinesWithoutCost.ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_known_cost_profit_is_unknown()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop.Order("1", "C1", "2024-01-02", 100));

        kpis.Profit.ShouldBeNull();
        kpis.Margin.ShouldBeNull();
    }

    [Theory]
    [InlineData("2024-01-05", false)]
    [InlineData("2024-01-05", true)]
    [InlineData("2024-01-02", false)]
    public async Task Profit_of_what_came_back_is_zero_and_not_unknown(string returned, bool withUnknownCost)
    {
        var kpis = await OfAsync(WorkedExample.January, shop => (withUnknownCost ? shop.Order("2", "C1", "2024-01-03", 900) : shop)
            .Order("1", "C1", "2024-01-02", 100, cost: 60).Return("R1", "C1", returned, 100, cost: 60));

        (kpis.Profit, kpis.Margin).ShouldBe((0, null));
    }

    [Fact]
    public async Task Discounts_and_returns_lead_from_gross_to_net()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop
            .Order("1", "C1", "2024-01-02", 90, discount: 10)
            .Return("R1", "C1", "2024-01-04", 30));

        (kpis.GrossSales, kpis.Discounts, kpis.Returns, kpis.NetSales, kpis.Orders).ShouldBe((100m, 10m, 30m, 60m, 1));
    }

    [Fact]
    public async Task Returns_alone_make_neither_an_order_nor_a_customer()
    {
        var kpis = await OfAsync(WorkedExample.February, shop => shop
            .Order("1", "C1", "2024-01-02", 90)
            .Return("R1", "C1", "2024-02-04", 30));

        kpis.NetSales.ShouldBe(-30);
        (kpis.Orders, kpis.Customers).ShouldBe((0, 0));
        kpis.AverageOrderValue.ShouldBeNull();
        kpis.RepeatPurchaseRate.ShouldBeNull();
        (kpis.UnitsPerOrder, kpis.OrdersPerCustomer, kpis.NetSalesPerCustomer, kpis.DaysBetweenOrders).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task Guest_orders_are_a_third_class()
    {
        var kpis = await OfAsync(WorkedExample.January, shop => shop.Order("1", "C1", "2024-01-02", 90).Order("2", null, "2024-01-02", 10));

        (kpis.Orders, kpis.GuestOrders, kpis.Customers, kpis.NewCustomers).ShouldBe((2, 1, 1, 1));
    }

    [Fact]
    public async Task Conversion_is_purchasing_sessions_over_sessions_and_unknown_for_a_region()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample().Visits("2024-01-05", 30, 2).Visits("2024-01-06", 10, 1), Ct);
        var query = new KpiQuery(scope.Session, scope.Session.Days());

        (await query.RunAsync(WorkedExample.January, FigureFilter.None, CompareTo.PreviousPeriod, Ct)).Current.ConversionRate.ShouldBe(3 / 40m);
        (await query.RunAsync(WorkedExample.January, new FigureFilter("North"), CompareTo.PreviousPeriod, Ct)).Current.ConversionRate.ShouldBeNull();
    }

    [Fact]
    public async Task A_period_without_data_is_all_zeros_and_unknowns()
    {
        var kpis = await OfAsync(Period.Month(new DateOnly(2030, 1, 1)), shop => shop.WithWorkedExample());

        kpis.ShouldBe(new Analytics.Kpis.Kpis(0, 0, 0, 0, null, null, 0, 0, null, 0, 0, 0, 0, null, null, 0, null));
    }

    private async Task<Analytics.Kpis.Kpis> OfAsync(Period period, Func<ShopSeed, ShopSeed> orders, FigureFilter? filter = null)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return (await new KpiQuery(scope.Session, scope.Session.Days()).RunAsync(period, filter ?? FigureFilter.None, CompareTo.PreviousPeriod, Ct)).Current;
    }
}
