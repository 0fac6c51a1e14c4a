using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class MonthlySalesQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Period Always = new(new DateOnly(2000, 1, 1), new DateOnly(2030, 1, 1));

    [Fact]
    public async Task The_worked_example_grows_and_falls_as_computed_by_hand()
    {
        var months = await OfAsync(Always, shop => shop.WithWorkedExample().Order("O10", "C9", "2024-03-31", 0));

        months.Select(m => (m.Month.Month, m.NetSales, m.Orders, m.Customers, m.Partial)).ShouldBe([(1, 180, 3, 3, false), (2, 250, 3, 2, false), (3, 180, 4, 4, false)]);
        months[0].Growth.ShouldBeNull();
        Math.Round(months[1].Growth!.Value, 4).ShouldBe(.3889m);
        Math.Round(months[2].Growth!.Value, 4).ShouldBe(-.28m);
    }

    [Fact]
    public async Task A_running_month_is_compared_with_the_same_number_of_days()
    {
        var months = await OfAsync(Always, shop => shop.WithWorkedExample());

        // As of 15 March: 30 + 50 + 100 against 100 + 50 of the first 15 days of February.
        months[2].Partial.ShouldBeTrue();
        months[2].Growth.ShouldBe(180 / 150m - 1);
    }

    [Fact]
    public async Task A_running_month_longer_than_the_one_before_is_compared_with_all_of_it()
    {
        var months = await OfAsync(Always, shop => shop.Order("1", "C1", "2023-02-01", 100).Order("2", "C1", "2023-03-30", 50));

        months[1].Partial.ShouldBeTrue();
        months[1].Growth.ShouldBe(-.5m);
    }

    [Fact]
    public async Task A_month_without_data_is_zero_and_growth_from_it_is_unknown()
    {
        var months = await OfAsync(Always, shop => shop.Order("1", "C1", "2024-01-10", 100).Order("2", "C1", "2024-03-31", 50));

        months.Select(m => m.NetSales).ShouldBe([100, 0, 50]);
        months.Select(m => m.Growth).ShouldBe([null, -1, null]);
    }

    [Fact]
    public async Task A_month_of_returns_only_is_negative_and_growth_from_it_is_unknown()
    {
        var months = await OfAsync(Always, shop => shop
            .Order("1", "C1", "2024-01-10", 100)
            .Return("R", "C1", "2024-02-10", 20)
            .Order("2", "C1", "2024-03-31", 50));

        months.Select(m => (m.NetSales, m.Orders, m.Customers)).ShouldBe([(100, 1, 1), (-20, 0, 0), (50, 1, 1)]);
        months.Select(m => m.Growth).ShouldBe([null, -1.2m, null]);
    }

    [Fact]
    public async Task The_first_month_shown_grows_from_the_month_before_the_period()
    {
        var months = await OfAsync(WorkedExample.February, shop => shop.WithWorkedExample());

        Math.Round(months.Single().Growth!.Value, 4).ShouldBe(.3889m);
    }

    [Fact]
    public async Task Filters_cut_the_series()
    {
        var months = await OfAsync(Always, shop => shop.WithWorkedExample(), new FigureFilter("South", "Books"));

        months.Select(m => (m.NetSales, m.Customers)).ShouldBe([(80, 2), (0, 0), (30, 1)]);
    }

    [Fact]
    public async Task A_tenant_without_orders_has_no_months()
    {
        (await OfAsync(Always, shop => shop)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<MonthlySales>> OfAsync(Period period, Func<ShopSeed, ShopSeed> orders, FigureFilter? filter = null)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return await new MonthlySalesQuery(scope.Session).RunAsync(period, filter ?? FigureFilter.None, Ct);
    }
}
