using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class DailySalesQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_without_sales_are_zero_and_none_is_missing()
    {
        var days = await OfAsync("2024-01-01", "2024-02-01", shop => shop.WithWorkedExample());

        days.Count.ShouldBe(31);
        days.Where(d => d.NetSales != 0).Select(d => (d.Date.Day, d.NetSales)).ShouldBe([(5, 100), (20, 50), (25, 30)]);
    }

    [Fact]
    public async Task The_mean_needs_seven_days_of_data()
    {
        var days = await OfAsync("2024-01-05", "2024-01-13", shop => shop
            .Order("1", "C1", "2024-01-05", 70)
            .Order("2", "C1", "2024-01-12", 14));

        days.Select(d => d.MovingAverage7d).ShouldBe([null, null, null, null, null, null, 10, 2]);
    }

    [Fact]
    public async Task The_mean_of_the_first_day_looks_back_before_the_period()
    {
        var days = await OfAsync("2024-01-08", "2024-01-09", shop => shop
            .Order("1", "C1", "2024-01-01", 1000)
            .Order("2", "C1", "2024-01-02", 70)
            .Order("3", "C1", "2024-01-08", 7));

        days.Single().MovingAverage7d.ShouldBe(11);
    }

    [Fact]
    public async Task After_the_last_day_with_data_there_is_no_mean()
    {
        var days = await OfAsync("2024-01-12", "2024-01-14", shop => shop.Order("1", "C1", "2024-01-01", 70).Order("2", "C1", "2024-01-12", 14));

        days.Select(d => d.MovingAverage7d).ShouldBe([2, null]);
    }

    [Fact]
    public async Task The_leap_day_and_the_day_of_23_hours_are_days_like_others()
    {
        var days = await OfAsync("2024-02-28", "2024-04-02", shop => shop
            .Order("1", "C1", "2024-02-29", 1)
            .Order("2", "C1", "2024-03-31", 2)
            .Order("3", "C1", "2024-04-01", 4));

        days.Count.ShouldBe(34);
        days.Select(d => d.Date).ShouldBe(Enumerable.Range(0, 34).Select(i => new DateOnly(2024, 2, 28).AddDays(i)));
        days.Where(d => d.NetSales != 0).Select(d => d.NetSales).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task Filters_cut_the_series()
    {
        var days = await OfAsync("2024-03-01", "2024-04-01", shop => shop.WithWorkedExample(), new FigureFilter("North", "Games"));

        days.Sum(d => d.NetSales).ShouldBe(100);
        days.Sum(d => d.Customers).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_period_has_no_days()
    {
        (await OfAsync("2024-03-01", "2024-03-01", shop => shop.WithWorkedExample())).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<DailySales>> OfAsync(string from, string to, Func<ShopSeed, ShopSeed> orders, FigureFilter? filter = null)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return await new DailySalesQuery(scope.Session).RunAsync(new Period(DateOnly.Parse(from), DateOnly.Parse(to)), filter ?? FigureFilter.None, Ct);
    }
}
