using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class SalesBreakdownQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Regions_categories_and_products_each_sum_to_the_whole()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new SalesBreakdownQuery(scope.Session, scope.Session.Days());

        var regions = await query.ByRegionAsync(WorkedExample.Quarter, FigureFilter.None, Ct);
        var categories = await query.ByCategoryAsync(WorkedExample.Quarter, FigureFilter.None, Ct);
        var products = await query.ByProductAsync(WorkedExample.Quarter, FigureFilter.None, Ct);

        regions.Select(r => (r.Id, r.NetSales, r.Orders)).ShouldBe([("South", 310, 5), ("North", 300, 4)]);
        categories.Select(c => (c.Name, c.NetSales, c.Orders)).ShouldBe([("Games", 400, 4), ("Books", 210, 5)]);
        products.Select(p => (p.Id, p.Name, p.NetSales)).ShouldBe([("A", "Product A", 400), ("B", "Product B", 150), ("C", "Product C", 60)]);
    }

    [Fact]
    public async Task Filters_cut_each_breakdown()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        var query = new SalesBreakdownQuery(scope.Session, scope.Session.Days());

        (await query.ByRegionAsync(WorkedExample.Quarter, new FigureFilter(Category: "Books"), Ct)).Select(r => (r.Id, r.NetSales)).ShouldBe([("South", 110), ("North", 100)]);
        (await query.ByCategoryAsync(WorkedExample.Quarter, new FigureFilter(Region: "South"), Ct)).Select(r => (r.Id, r.NetSales)).ShouldBe([("Games", 200), ("Books", 110)]);
        (await query.ByProductAsync(WorkedExample.Quarter, new FigureFilter("South", "Books"), Ct)).Select(r => (r.Id, r.NetSales)).ShouldBe([("C", 60), ("B", 50)]);
    }

    [Fact]
    public async Task Equal_sales_are_ordered_by_name()
    {
        await using var scope = await database.OpenAsync(
            shop => shop.Order("1", "C1", "2024-01-02", 5, region: "West").Order("2", "C1", "2024-01-02", 5, region: "East"), Ct);

        var regions = await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByRegionAsync(WorkedExample.January, FigureFilter.None, Ct);

        regions.Select(r => r.Name).ShouldBe(["East", "West"]);
    }

    [Fact]
    public async Task Profit_and_margin_stand_on_lines_with_known_cost()
    {
        await using var scope = await database.OpenAsync(shop => shop
            .Order("1", "C1", "2024-01-02", 100, "A", cost: 75)
            .Order("2", "C1", "2024-01-02", 50, "A")
            .Order("3", "C1", "2024-01-02", 20, "B"), Ct);

        var products = await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByProductAsync(WorkedExample.January, FigureFilter.None, Ct);

        products.Select(p => (p.Profit, p.Margin)).ShouldBe([(25m, .25m), (null, null)]);
    }

    [Fact]
    public async Task Profit_of_what_came_back_is_zero_and_not_unknown_over_days_and_over_months()
    {
        await using var scope = await database.OpenAsync(shop => shop
            .Order("1", "C1", "2024-01-02", 100, "A", cost: 75).Return("R1", "C1", "2024-01-08", 100, "A", cost: 75)
            .Order("2", "C1", "2024-01-02", 20, "B").Return("R2", "C1", "2024-01-08", 20, "B"), Ct);
        var query = new SalesBreakdownQuery(scope.Session, scope.Session.Days());
        var parts = new PartSalesQuery(scope.Session, scope.Session.Days(), scope.Session.Groups());
        // The first is summed from days, the second from months, the third from both.
        foreach (var period in new[] { new Period(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 9)), WorkedExample.January, new Period(new DateOnly(2023, 12, 20), new DateOnly(2024, 2, 3)) })
        {
            foreach (var region in new[] { null, "North" })
            {
                var filter = new FigureFilter(region);
                (await query.ByProductAsync(period, filter, Ct)).Select(product => (product.Id, product.Profit, product.Margin)).ShouldBe([("A", 0m, (decimal?)null), ("B", null, null)]);
                (await query.ByRegionAsync(period, filter, Ct)).Single().Profit.ShouldBe(0);
                (await query.ByCategoryAsync(period, filter, Ct)).Single().Profit.ShouldBe(0);
                (await parts.KpisAsync(new SalesPart("A", null), period, filter, Ct)).Profit.ShouldBe(0);
                (await parts.KpisAsync(new SalesPart("B", null), period, filter, Ct)).Profit.ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task Profit_of_a_product_that_came_back_on_its_day_is_zero_and_not_unknown()
    {
        await using var scope = await database.OpenAsync(shop => shop
            .Order("1", "C1", "2024-01-02", 100, "A", cost: 75).Return("R1", "C1", "2024-01-02", 100, "A", cost: 75)
            .Order("2", "C1", "2024-01-02", 20, "B").Return("R2", "C1", "2024-01-02", 20, "B"), Ct);
        var query = new SalesBreakdownQuery(scope.Session, scope.Session.Days());

        foreach (var period in new[] { new Period(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 9)), WorkedExample.January })
        {
            (await query.ByProductAsync(period, FigureFilter.None, Ct)).Select(product => (product.Id, product.Profit, product.Margin)).ShouldBe([("A", 0m, (decimal?)null), ("B", null, null)]);
        }
    }
}
