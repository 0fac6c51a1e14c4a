using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>Rows of figures that take more or less than the lines of the days and filters asked for.</summary>
public class WholeRowsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly ExplainScope January = new(WorkedExample.January, FigureFilter.None);

    [Theory]
    [InlineData(null, 85, "O1, O1, O1, O2")]
    [InlineData("North", 55, "O1, O1, O1")]
    [InlineData("South", 30, "O2")]
    public async Task Orders_are_whole_in_the_first_of_their_regions_and_what_only_takes_back_is_none(string? region, decimal netSales, string orders)
    {
        await using var scope = await ShopAsync();
        var asked = January with { Filter = new FigureFilter(region) };
        using var cache = new FigureCache();
        var spread = await new DistributionQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), cache).RunAsync(new(), asked.Period, asked.Filter, Ct);

        var rows = await CheckedAsync<OrderLineRow>(scope, "order-values", asked);

        (string.Join(", ", rows.Select(row => row.OrderId).Order()), rows.Sum(row => row.NetSales)).ShouldBe((orders, netSales));
        (spread.Count, spread.Mean * spread.Count).ShouldBe((rows.DistinctBy(row => row.OrderId).Count(), netSales));
    }

    [Theory]
    [InlineData(null, 73)]
    [InlineData("North", 43)]
    [InlineData("South", 30)]
    public async Task New_and_returning_orders_with_what_only_takes_back_are_the_sum_of_their_rows(string? region, decimal netSales)
    {
        await using var scope = await ShopAsync();
        var asked = January with { Filter = new FigureFilter(region) };
        var month = (await new NewReturningQuery(scope.Session).RunAsync(asked.Period, region, NewReturningInterval.Month, Ct)).Rows.Single();

        var rows = await CheckedAsync<OrderLineRow>(scope, "new-and-returning", asked);

        rows.Sum(row => row.NetSales).ShouldBe(netSales);
        (month.NewNetSales + month.ReturningNetSales + month.GuestNetSales + month.OtherNetSales).ShouldBe(netSales);
    }

    [Theory]
    [InlineData("Games", 120, 3)]
    [InlineData("Books", 3, 3)]
    [InlineData("Toys", 0, 0)]
    public async Task Products_of_a_category_have_the_rows_of_all_they_sold(string category, decimal netSales, int lines)
    {
        await using var scope = await ShopAsync();
        var asked = new ExplainScope(WorkedExample.Quarter, new FigureFilter(null, category));
        var slices = await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByProductAsync(asked.Period, asked.Filter, Ct);

        foreach (var figure in new[] { "sales-by-product", "product-concentration" })
        {
            var rows = await CheckedAsync<OrderLineRow>(scope, figure, asked);
            (rows.Sum(row => row.NetSales), rows.Count).ShouldBe((netSales, lines));
        }

        slices.Sum(slice => slice.NetSales).ShouldBe(netSales);
    }

    [Theory]
    [InlineData("sales-by-month", 73, 5)]
    [InlineData("discounts-and-returns", 73, 5)]
    [InlineData("sales-by-quarter", 123, 6)]
    [InlineData("category-growth", 123, 6)]
    [InlineData("sales-by-day", 30, 1)]
    public async Task Months_and_quarters_have_the_rows_of_all_their_days(string figure, decimal netSales, int lines)
    {
        await using var scope = await ShopAsync();
        var week = new ExplainScope(new Period(new DateOnly(2024, 1, 15), new DateOnly(2024, 1, 22)), FigureFilter.None);

        var rows = await CheckedAsync<OrderLineRow>(scope, figure, week);

        (rows.Sum(row => row.NetSales), rows.Count).ShouldBe((netSales, lines));
    }

    [Fact]
    public async Task Customers_who_only_gave_back_have_no_value_among_those_that_spread()
    {
        await using var scope = await ShopAsync();

        var rows = await new ExplainedShop(scope).RowsAsync<BuyerRow>("customer-values", January, Ct);

        rows.Select(row => (row.CustomerId, row.Orders, row.NetSales)).ShouldBe([("C1", 1, 55m)]);
    }

    [Theory]
    [InlineData("C1", 55, 3)]
    [InlineData("C2", 38, 2)]
    [InlineData("C9", 0, 0)]
    [InlineData(null, 0, 0)]
    public async Task What_a_customer_brought_are_the_rows_of_theirs_alone(string? customer, decimal netSales, int lines)
    {
        await using var scope = await ShopAsync();
        var asked = new ExplainScope(WorkedExample.January, FigureFilter.None) { Customer = customer };

        var rows = await CheckedAsync<OrderLineRow>(scope, "customer", asked);

        // C9 is a second tenant's; the days and filters of a page cut no customer's history.
        (rows.Sum(row => row.NetSales), rows.Count).ShouldBe((netSales, lines));
        ((await new CustomerProfileQuery(scope.Session).RunAsync(customer ?? "", Ct))?.LifetimeNetSales ?? 0).ShouldBe(netSales);
    }

    [Fact]
    public async Task Customers_of_a_group_are_those_of_its_values()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var champions = new ExplainScope(WorkedExample.Quarter, FigureFilter.None) { Group = "Champions" };

        var rows = await new ExplainedShop(scope).RowsAsync<BuyerRow>("customer-values", champions, Ct);

        rows.Select(row => (row.CustomerId, row.NetSales)).ShouldBe([("C1", 250m)]);
    }

    /// <summary>The rows, whose number the page and the uploads behind them must give as well.</summary>
    private static async Task<List<T>> CheckedAsync<T>(TenantScope scope, string figure, ExplainScope asked) where T : FigureRow
    {
        var rows = await new ExplainedShop(scope).RowsAsync<T>(figure, asked, Ct);
        (await new ExplainedShop(scope).PageAsync(figure, asked, null, 1, Ct)).Total.ShouldBe(rows.Count);
        (await new ExplainedShop(scope).ExplainAsync(figure, asked, Ct)).Lineage.AllRows.ShouldBe(rows.Count);
        return rows;
    }

    /// <summary>An order of two regions with a return under its number, a guest's, a document that only takes back, and a product that moved; a second tenant's beside them.</summary>
    private async Task<TenantScope> ShopAsync()
    {
        await using var other = await database.AnalysedAsync(shop => shop.Order("O1", "C1", "2024-01-10", 900, "A", "Games", "North").Order("O9", "C9", "2024-01-16", 700, "B", "Books", "South"), Ct);
        return await database.AnalysedAsync(
            shop => shop
                .Order("O3", "C2", "2024-02-03", 50, "A", "Toys", "North")
                .Order("O1", "C1", "2024-01-10", 40, "A", "Games", "North")
                .Order("O1", "C1", "2024-01-10", 20, "B", "Books", "South")
                .Return("O1", "C1", "2024-01-10", 5, "B", "Books", "South")
                .Order("O2", null, "2024-01-20", 30, "A", "Games", "South")
                .Return("R1", "C2", "2024-01-25", 12, "B", "Books", "North"),
            Ct);
    }
}
