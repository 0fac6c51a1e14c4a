using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Pareto;

public class ParetoQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ParetoBy.Customer, "C1 250, C4 200, C3 60, C2 50, C5 50")]
    [InlineData(ParetoBy.Product, "Product A 400, Product B 150, Product C 60")]
    [InlineData(ParetoBy.Category, "Games 400, Books 210")]
    public async Task Each_kind_of_item_is_ranked_by_its_sales(ParetoBy by, string expected)
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample().Order("G", null, "2024-01-05", 0, "A", "Games"), Ct);

        var result = await new ParetoQuery(scope.Session).RunAsync(by, WorkedExample.Quarter, FigureFilter.None, Ct);

        string.Join(", ", result.Items.Select(item => $"{item.Name} {item.NetSales:0}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(ParetoBy.Customer, "C3 60, C2 50")]
    [InlineData(ParetoBy.Product, "Product C 60, Product B 50")]
    [InlineData(ParetoBy.Category, "Books 110")]
    public async Task Filters_cut_the_items(ParetoBy by, string expected)
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        var result = await new ParetoQuery(scope.Session).RunAsync(by, WorkedExample.Quarter, new FigureFilter("South", "Books"), Ct);

        string.Join(", ", result.Items.Select(item => $"{item.Name} {item.NetSales:0}")).ShouldBe(expected);
    }
}
