using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Tests.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

/// <summary>
/// Sales of one product or group. In the worked example C1 is of the Champions (R 5, F 5) and C4 At Risk (R 2, F 3); its last order is of 15 March.
/// </summary>
public class PartSalesQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly Period Always = new(new DateOnly(2000, 1, 1), new DateOnly(2030, 1, 1));
    private static readonly SalesPart ProductA = new("A", null);
    private static readonly SalesPart Champions = new(null, "Champions");

    [Fact]
    public async Task A_product_has_its_own_sales_and_units_and_nobody_knows_its_customers()
    {
        await using var scope = await WorkedAsync();

        (await Parts(scope).KpisAsync(ProductA, WorkedExample.Quarter, FigureFilter.None, Ct)).ShouldBe(new PartKpis(400, null, null, 4, 4, 100, null, null, null, null));
        (await Parts(scope).KpisAsync(ProductA, WorkedExample.Quarter, new FigureFilter("South"), Ct)).ShouldBe(new PartKpis(200, null, null, 2, 2, 100, null, null, null, null));
        (await Parts(scope).KpisAsync(ProductA, Period.Month(new(2023, 1, 1)), FigureFilter.None, Ct)).ShouldBe(new PartKpis(0, null, null, 0, 0, null, null, null, null, null));
    }

    [Fact]
    public async Task Profit_of_a_product_stands_on_lines_with_known_cost_and_returns_lower_it()
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);

        // A in January: 90 at a cost of 50, 25 at 30, 15 at 5, 60 at 20, and 30 back at 17: 160 net, 88 of cost, 3 + 1 + 1 + 1 - 1 units.
        (await Parts(scope).KpisAsync(ProductA, WorkedExample.January, FigureFilter.None, Ct)).ShouldBe(new PartKpis(160, 72, .45m, 4, 5, 40, null, null, null, null));
    }

    [Fact]
    public async Task A_group_has_the_orders_of_its_customers_and_no_units()
    {
        await using var scope = await WorkedAsync();

        (await Parts(scope).KpisAsync(Champions, WorkedExample.Quarter, FigureFilter.None, Ct)).ShouldBe(new PartKpis(250, null, null, 3, null, 250 / 3m, 1, 1, 0, 1));
        (await Parts(scope).KpisAsync(Champions, WorkedExample.February, FigureFilter.None, Ct)).ShouldBe(new PartKpis(50, null, null, 1, null, 50, 1, 0, 1, 0));
        (await Parts(scope).KpisAsync(Champions, WorkedExample.Quarter, new FigureFilter(null, "Books"), Ct)).ShouldBe(
            new PartKpis(50, null, null, 1, null, 50, 1, 1, 0, 0), "whose first order of all, of whatever category, lies in the period is new");
        (await Parts(scope).KpisAsync(new SalesPart(null, "Hibernating"), WorkedExample.Quarter, new FigureFilter("North"), Ct)).Orders.ShouldBe(0, "C2 bought in the South");
    }

    [Fact]
    public async Task Months_are_gap_free_and_a_running_one_stands_against_as_many_days()
    {
        await using var scope = await WorkedAsync();

        var product = await Parts(scope).MonthlyAsync(ProductA, WorkedExample.Quarter, FigureFilter.None, await DataAsync(scope), Ct);
        var group = await Parts(scope).MonthlyAsync(Champions, WorkedExample.Quarter, FigureFilter.None, await DataAsync(scope), Ct);
        var quiet = await Parts(scope).MonthlyAsync(new SalesPart("C", null), WorkedExample.Quarter, FigureFilter.None, await DataAsync(scope), Ct);

        // A brought 100 up to 15 February, 200 in all of it; C1 50 up to then.
        product.Select(month => (month.NetSales, month.Orders, month.Customers, month.Growth, month.Partial)).ShouldBe([(100, 1, null, null, false), (200, 2, null, 1, false), (100, 1, null, 0, true)]);
        group.Select(month => (month.NetSales, month.Orders, month.Customers, month.Growth, month.Partial)).ShouldBe([(100, 1, 1, null, false), (50, 1, 1, -.5m, false), (100, 1, 1, 1, true)]);
        quiet.Select(month => (month.NetSales, month.Growth)).ShouldBe([(30, null), (0, -1), (30, null)]);
        (product[0].GrossSales, product[0].Discounts, product[0].Returns).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Days_are_gap_free_with_the_mean_of_seven_where_seven_days_of_data_stand_behind_it()
    {
        await using var scope = await WorkedAsync();

        var group = await Parts(scope).DailyAsync(new SalesPart(null, "At Risk"), WorkedExample.February, FigureFilter.None, await DataAsync(scope), Ct);
        var product = await Parts(scope).DailyAsync(ProductA, new Period(new(2024, 1, 4), new(2024, 1, 12)), FigureFilter.None, await DataAsync(scope), Ct);

        group.Count.ShouldBe(29);
        group[2].ShouldBe(new DailySales(new(2024, 2, 3), 100, 1, 1, null, 100 / 7m));
        group[3].ShouldBe(new DailySales(new(2024, 2, 4), 0, 0, 0, null, 100 / 7m));
        // The first day with data is the fifth: seven days stand behind the eleventh.
        product[1].ShouldBe(new DailySales(new(2024, 1, 5), 100, 1, null, 1, null));
        product[2].ShouldBe(new DailySales(new(2024, 1, 6), 0, 0, null, 0, null));
        product[7].MovingAverage7d.ShouldBe(100 / 7m);
    }

    [Fact]
    public async Task Months_before_the_first_order_and_after_the_last_are_those_of_the_shop()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop.Return("Q", "C2", "2023-12-30", 1).WithWorkedExample().Return("R", "C1", "2024-05-02", 20), Ct);
        var shop = await new MonthlySalesQuery(scope.Session, scope.Session.Days()).RunAsync(Always, FigureFilter.None, Ct);

        var product = await Parts(scope).MonthlyAsync(ProductA, Always, FigureFilter.None, await DataAsync(scope), Ct);

        product.Select(month => (month.Month, month.Partial)).ShouldBe(shop.Select(month => (month.Month, month.Partial)));
        product.Select(month => month.Month.Month).ShouldBe([12, 1, 2, 3, 4, 5]);
        // Up to the fifteenth: nothing in April after 100 in March.
        product.Select(month => month.Growth).ShouldBe([null, null, 1, 0, -1, null]);
    }

    [Fact]
    public async Task Nothing_is_compared_with_the_month_the_shops_history_begins_late_in()
    {
        await using var scope = await database.OpenAsync(
            shop => Enumerable.Range(0, 41).Aggregate(shop, (seed, day) => seed.Order($"{day}", "C1", new DateOnly(2024, 1, 20).AddDays(day).ToString("O"), 10, day < 12 ? "A" : "B")), Ct);

        var product = await Parts(scope).MonthlyAsync(ProductA, Always, FigureFilter.None, await DataAsync(scope), Ct);

        product.Select(month => (month.NetSales, month.Growth, month.HistoryStartsHere)).ShouldBe([(120m, (decimal?)null, true), (0m, null, false)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("North")]
    [InlineData("South")]
    public async Task Days_of_all_products_and_those_of_all_groups_and_guests_sum_to_the_days_of_the_shop(string? region)
    {
        await using var scope = await database.AnalysedAsync(ExplainedShop.Mixed, Ct);
        var (filter, data) = (new FigureFilter(region), await DataAsync(scope));
        var all = await new DailySalesQuery(scope.Session).RunAsync(WorkedExample.January, filter, Ct);
        var guests = region is null or "North" ? 15 : 0;

        var products = await SumAsync([ProductA, new SalesPart("B", null)]);
        var groups = await SumAsync([.. Analytics.Rfm.RfmGroups.Coded.Select(group => new SalesPart(null, group))]);

        products.ShouldBe([.. all.Select(day => day.NetSales)]);
        groups.ShouldBe([.. all.Select(day => day.NetSales - (day.Date.Day == 20 ? guests : 0))]);

        async Task<List<decimal>> SumAsync(SalesPart[] parts)
        {
            var sums = Enumerable.Repeat(0m, all.Count).ToList();
            foreach (var part in parts)
            {
                sums = [.. sums.Zip(await Parts(scope).DailyAsync(part, WorkedExample.January, filter, data, Ct), (sum, day) => sum + day.NetSales)];
            }

            return sums;
        }
    }

    [Fact]
    public async Task Before_the_first_run_nobody_is_in_a_group_and_only_what_was_sold_is_a_product()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        (await Parts(scope).KpisAsync(Champions, WorkedExample.Quarter, FigureFilter.None, Ct)).ShouldBe(new PartKpis(0, null, null, 0, null, null, 0, 0, 0, null));
        (await Parts(scope).IsSoldAsync("A", Ct), await Parts(scope).IsSoldAsync("Z", Ct)).ShouldBe((true, false));
    }

    private Task<TenantScope> WorkedAsync() => database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

    private static Task<DataScope> DataAsync(TenantScope scope) => new DataScopeQuery(scope.Session, new FigureCache()).RunAsync(Ct);

    private static PartSalesQuery Parts(TenantScope scope) => new(scope.Session, scope.Session.Days(), scope.Session.Groups());
}
