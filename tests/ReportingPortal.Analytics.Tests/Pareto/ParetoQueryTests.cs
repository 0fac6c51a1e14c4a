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

        var result = await new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache()).RunAsync(by, WorkedExample.Quarter, FigureFilter.None, Ct);

        string.Join(", ", result.Items.Select(item => $"{item.Name} {item.NetSales:0}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(ParetoBy.Customer, "C3 60, C2 50")]
    [InlineData(ParetoBy.Product, "Product C 60, Product B 50")]
    [InlineData(ParetoBy.Category, "Books 110")]
    public async Task Filters_cut_the_items(ParetoBy by, string expected)
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        var result = await new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache()).RunAsync(by, WorkedExample.Quarter, new FigureFilter("South", "Books"), Ct);

        string.Join(", ", result.Items.Select(item => $"{item.Name} {item.NetSales:0}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(ParetoBy.Customer)]
    [InlineData(ParetoBy.Product)]
    [InlineData(ParetoBy.Category)]
    public async Task All_of_the_history_is_what_its_days_sum_to_returns_after_the_last_order_included(ParetoBy by)
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample().Return("R", "C2", "2024-03-20", 60, "B", "Books").Order("Z", "C9", "2024-01-01", 0, "Q", "Toys"), Ct);
        var query = new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        var all = await query.RunAsync(by, new Period(new(2023, 1, 1), new(2025, 1, 1)), FigureFilter.None, Ct);
        var days = await query.RunAsync(by, new Period(new(2023, 1, 1), new(2025, 1, 1)), new FigureFilter(), Ct);
        var parts = await query.RunAsync(by, new Period(new(2024, 1, 1), new(2024, 3, 20)), FigureFilter.None, Ct);

        days.ShouldBeSameAs(all);
        (all.Items.Sum(item => item.NetSales) + all.NonPositive!.Sum(item => item.NetSales)).ShouldBe(550);
        (parts.Items.Sum(item => item.NetSales) + parts.NonPositive!.Sum(item => item.NetSales)).ShouldBe(610);
        if (by == ParetoBy.Customer)
        {
            all.NonPositive!.Select(item => (item.Id, item.NetSales)).ShouldBe([("C9", 0m), ("C2", -10m)]);
        }
    }

    [Fact]
    public async Task Cut_to_a_group_only_its_customers_are_ranked()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var groups = (await new ReportingPortal.Analytics.Rfm.RfmCustomersQuery(scope.Session.Rosters()).RunAsync(new(), null, 10, Ct)).Items.ToLookup(customer => customer.Group, customer => customer.CustomerId);
        var query = new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache());

        foreach (var group in groups)
        {
            (await query.RunAsync(ParetoBy.Customer, WorkedExample.Quarter, FigureFilter.None, Ct, group.Key)).Items.Select(item => item.Id).Order().ShouldBe(group.Order());
        }

        await Should.ThrowAsync<ArgumentException>(() => query.RunAsync(ParetoBy.Product, WorkedExample.Quarter, FigureFilter.None, Ct, "Champions"));
    }
}
