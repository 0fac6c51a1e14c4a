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
    public async Task Returns_after_the_last_order_have_a_month_that_has_not_ended_by_it()
    {
        var months = await OfAsync(Always, shop => shop
            .Order("1", "C1", "2024-01-10", 100)
            .Order("2", "C1", "2024-03-20", 50)
            .Return("R", "C1", "2024-05-02", 20)
            .Return("S", "C1", "2024-05-25", 5));

        months.Select(m => (m.Month.Month, m.NetSales, m.Returns, m.Orders, m.Partial)).ShouldBe(
            [(1, 100, 0, 1, false), (2, 0, 0, 0, false), (3, 50, 0, 1, true), (4, 0, 0, 0, true), (5, -25, 25, 0, true)]);
        months.Select(m => m.Growth).ShouldBe([null, -1, null, -1, null]);
    }

    [Fact]
    public async Task Returns_alone_have_months_without_growth()
    {
        var months = await OfAsync(Always, shop => shop.Return("R", "C1", "2024-05-02", 20).Return("S", "C1", "2024-06-02", 5));

        months.Select(m => (m.Month.Month, m.NetSales, m.Growth, m.Partial)).ShouldBe([(5, -20, null, true), (6, -5, null, true)]);
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

    [Fact]
    public async Task A_month_grows_on_the_same_month_of_the_year_before_also_where_that_is_not_shown()
    {
        var months = await OfAsync(new Period(new(2024, 2, 1), new(2024, 4, 1)), shop => shop
            .Order("1", "C1", "2023-02-10", 100).Order("2", "C1", "2023-03-05", 40).Order("3", "C1", "2023-03-20", 60)
            .Order("4", "C1", "2024-02-29", 150).Order("5", "C1", "2024-03-10", 80));

        // March ends on the 10th so far: 80 against the 40 of the first ten days a year before, and 0 of February.
        months.Select(m => (m.NetSales, m.YearOverYear, m.Growth, m.Partial)).ShouldBe([(150m, .5m, (decimal?)null, false), (80m, 1m, null, true)]);
    }

    [Fact]
    public async Task Months_say_what_was_taken_off()
    {
        var months = await OfAsync(Always, shop => shop.Order("1", "C1", "2024-01-10", 90, discount: 10).Return("R", "C1", "2024-01-31", 30).Order("2", "C1", "2024-01-31", 1));

        months.Select(m => (m.GrossSales, m.Discounts, m.Returns, m.NetSales)).ShouldBe([(101m, 10m, 30m, 61m)]);
    }

    [Fact]
    public async Task Quarters_are_gap_free_and_a_running_one_is_compared_day_by_day()
    {
        await using var scope = await database.OpenAsync(shop => shop
            .Order("1", "C1", "2023-05-10", 70).Order("2", "C2", "2023-11-30", 100).Order("3", "C1", "2024-01-31", 120).Order("4", "C1", "2024-04-01", 50).Order("5", "C2", "2024-05-10", 20), Ct);

        var quarters = await new MonthlySalesQuery(scope.Session, scope.Session.Days()).QuartersAsync(Always, FigureFilter.None, Ct);

        quarters.Select(q => (q.Quarter.ToString("O"), q.NetSales, q.Customers, Rounded(q.Growth), q.YearOverYear, q.Partial)).ShouldBe(
        [
            ("2023-04-01", 70m, 1, (decimal?)null, (decimal?)null, false),
            ("2023-07-01", 0m, 0, -1m, null, false),
            ("2023-10-01", 100m, 1, null, null, false),
            ("2024-01-01", 120m, 1, .2m, null, false),
            // 39 days are gone on 10 May: 70 against the 120 of the first 39 of January to March, and nothing by the 9 May a year before.
            ("2024-04-01", 70m, 2, -.4167m, 0m, true),
        ]);
    }

    [Fact]
    public async Task Each_category_grows_for_itself_and_together_they_are_the_shop()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample().Order("O10", "C9", "2024-03-31", 0), Ct);
        var query = new MonthlySalesQuery(scope.Session, scope.Session.Days());

        var rows = await query.ByCategoryAsync(Always, FigureFilter.None, CalendarGrain.Month, Ct);

        rows.Where(row => row.Category == "Games").Select(row => (row.NetSales, row.Growth)).ShouldBe([(100m, (decimal?)null), (200m, 1m), (100m, -.5m)]);
        rows.Where(row => row.Category == "Books").Select(row => row.NetSales).ShouldBe([80m, 50m, 80m]);
        rows.GroupBy(row => row.StartsOn).OrderBy(month => month.Key).Select(month => month.Sum(row => row.NetSales)).ShouldBe((await query.RunAsync(Always, FigureFilter.None, Ct)).Select(month => month.NetSales));
        (await query.ByCategoryAsync(Always, new FigureFilter("South", "Books"), CalendarGrain.Quarter, Ct)).Select(row => (row.Category, row.NetSales, row.Orders)).ShouldBe([("Books", 110m, 3)]);
    }

    [Fact]
    public async Task Nothing_is_compared_with_a_month_or_quarter_the_history_begins_late_in()
    {
        // 10 a day from 22 January to 2 March: 100, 280 and 20, and nothing on the 20 days left of sixty; a year later 150, 300, and 5 by the 31st day of April to June.
        await using var scope = await database.OpenAsync(
            shop => Enumerable.Range(0, 40).Aggregate(shop, (seed, day) => seed.Order($"{day}", "C1", new DateOnly(2023, 1, 22).AddDays(day).ToString("O"), 10, category: day % 2 == 0 ? "Even" : "Odd"))
                .Order("A", "C1", "2024-01-31", 150).Order("B", "C1", "2024-02-29", 300).Order("C", "C1", "2024-05-01", 5), Ct);
        var query = new MonthlySalesQuery(scope.Session, scope.Session.Days());

        var months = await query.RunAsync(Always, FigureFilter.None, Ct);
        var quarters = await query.QuartersAsync(Always, FigureFilter.None, Ct);
        var categories = await query.ByCategoryAsync(Always, new FigureFilter(Category: "Odd"), CalendarGrain.Month, Ct);

        months.Take(3).Select(m => (m.NetSales, Rounded(m.Growth), m.HistoryStartsHere)).ShouldBe([(100m, null, true), (280m, null, false), (20m, -.9286m, false)]);
        months.Skip(12).Take(2).Select(m => (m.NetSales, Rounded(m.Growth), Rounded(m.YearOverYear), m.HistoryStartsHere)).ShouldBe([(150m, null, null, false), (300m, 1m, .0714m, false)]);
        quarters.Select(q => (q.NetSales, Rounded(q.Growth), q.YearOverYear, q.HistoryStartsHere)).ShouldBe(
            [(400m, null, null, true), (0m, null, null, false), (0m, null, null, false), (0m, null, null, false), (450m, null, null, false), (5m, -.9667m, null, false)]);
        categories.Take(3).Select(row => (row.NetSales, Rounded(row.Growth), row.HistoryStartsHere)).ShouldBe([(50m, null, true), (140m, null, false), (10m, -.9286m, false)]);
    }

    [Theory]
    [InlineData("2024-01-05", "2024-01-11", false)]
    [InlineData("2024-01-05", "2024-01-10", false)]
    [InlineData("2024-01-05", "2024-01-09", true)]
    [InlineData("2024-01-01", "2024-01-02", false)]
    public async Task A_history_that_begins_no_later_than_the_shop_is_silent_for_begins_with_the_month(string first, string next, bool isCut)
    {
        // Of every day from the second on; before the first there are none, or four.
        var months = await OfAsync(Always, shop => Enumerable.Range(0, 60).Aggregate(
            shop.Order("first", "C1", first, 10), (seed, day) => seed.Order($"{day}", "C1", DateOnly.Parse(next).AddDays(day).ToString("O"), 10)));

        (months[0].HistoryStartsHere, months[1].Growth is null).ShouldBe((isCut, isCut));
    }

    private static decimal? Rounded(decimal? rate) => rate is { } value ? Math.Round(value, 4) : null;

    private async Task<IReadOnlyList<MonthlySales>> OfAsync(Period period, Func<ShopSeed, ShopSeed> orders, FigureFilter? filter = null)
    {
        await using var scope = await database.OpenAsync(orders, Ct);
        return await new MonthlySalesQuery(scope.Session, scope.Session.Days()).RunAsync(period, filter ?? FigureFilter.None, Ct);
    }
}
