using System.Text.Json;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

/// <summary>The rollups ingestion writes and the plain arithmetic of these tests must lead to the same figures.</summary>
public class IngestionTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Figures_on_the_rollups_of_ingestion_equal_those_on_plain_arithmetic(int seed)
    {
        var shop = RandomShop(new ShopSeed(database, await database.CreateTenantAsync()), new Random(seed));
        await shop.SaveAsync(Ct);
        var expected = await FiguresAsync(shop.Tenant);

        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            await new RollupRebuild(scope.Session, TimeProvider.System).RunAsync(Ct);
        }

        foreach (var (plain, rebuilt) in expected.Zip(await FiguresAsync(shop.Tenant)))
        {
            rebuilt.ShouldBe(plain);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Regions_categories_and_products_of_any_period_sum_to_its_headline_figures(int seed)
    {
        var shop = RandomShop(new ShopSeed(database, await database.CreateTenantAsync()), new Random(seed));
        await shop.SaveAsync(Ct);
        await using var scope = database.ScopeOf(shop.Tenant);
        var (kpis, slices, pareto) = (new KpiQuery(scope.Session, scope.Session.Days()), new SalesBreakdownQuery(scope.Session, scope.Session.Days()),
            new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache()));
        foreach (var (from, days) in new[] { (0, 1), (3, 7), (10, 31), (31, 29), (0, 120), (-50, 400) })
        {
            var first = new DateOnly(2024, 1, 1).AddDays(from);
            var period = new Period(first, first.AddDays(days));
            foreach (var filter in new[] { FigureFilter.None, new FigureFilter("R1"), new FigureFilter(Category: "K2"), new FigureFilter("R2", "K0") })
            {
                var all = (await kpis.RunAsync(period, filter, CompareTo.PreviousPeriod, Ct)).Current;
                foreach (var parts in new[] { await slices.ByRegionAsync(period, filter, Ct), await slices.ByCategoryAsync(period, filter, Ct), await slices.ByProductAsync(period, filter, Ct) })
                {
                    (parts.Sum(part => part.NetSales), parts.Sum(part => part.UnitsSold), parts.Sum(part => part.Profit ?? 0)).ShouldBe((all.NetSales, all.UnitsSold, all.Profit ?? 0));
                    parts.Any(part => part.Profit is not null).ShouldBe(all.Profit is not null);
                }

                var products = await pareto.RunAsync(ParetoBy.Product, period, filter, Ct);
                (products.Items.Sum(item => item.NetSales) + products.NonPositive!.Sum(item => item.NetSales)).ShouldBe(all.NetSales);
                all.NetSales.ShouldBe(all.GrossSales - all.Discounts - all.Returns);
            }
        }
    }

    [Fact]
    public async Task An_order_over_two_regions_is_counted_in_each_and_once_in_all()
    {
        var shop = await RebuiltAsync(shop => shop
            .Order("O1", "C1", "2024-01-05", 10, "A", "Toys", "North").Order("O1", "C1", "2024-01-05", 20, "A", "Toys", "South").Order("O1", "C1", "2024-01-05", 5, "B", "Books", "South")
            .Order("O2", "C1", "2024-01-09", 30, "A", "Toys", "South")
            .Order("O3", "C2", "2024-01-09", 7, "B", "Books", "North"));
        await RebuiltAsync(other => other.Order("O1", "C3", "2024-01-05", 400, "A", "Toys", "South").Order("O4", "C3", "2024-01-06", 500, "A", "Toys", "North"));
        await using var scope = database.ScopeOf(shop);
        var (kpis, products) = (new KpiQuery(scope.Session, scope.Session.Days()), new SalesBreakdownQuery(scope.Session, scope.Session.Days()));

        (await CountsAsync(WorkedExample.January, FigureFilter.None)).ShouldBe((3, 2, 2, .5m));
        (await CountsAsync(WorkedExample.January, new FigureFilter("North"))).ShouldBe((2, 2, 2, 0));
        (await CountsAsync(WorkedExample.January, new FigureFilter("South"))).ShouldBe((2, 1, 1, 1));
        (await CountsAsync(WorkedExample.January, new FigureFilter("South", "Books"))).ShouldBe((1, 1, 1, 0));
        (await CountsAsync(new Period(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 9)), new FigureFilter(Category: "Toys"))).ShouldBe((1, 1, 1, 0));
        (await OrdersAsync(FigureFilter.None)).ShouldBe([("A", 2), ("B", 2)]);
        (await OrdersAsync(new FigureFilter("North"))).ShouldBe([("A", 1), ("B", 1)]);
        (await OrdersAsync(new FigureFilter("South"))).ShouldBe([("A", 2), ("B", 1)]);

        async Task<(int Orders, int Customers, int New, decimal? Repeating)> CountsAsync(Period period, FigureFilter filter)
        {
            var found = (await kpis.RunAsync(period, filter, CompareTo.PreviousPeriod, Ct)).Current;
            return (found.Orders, found.Customers, found.NewCustomers, found.RepeatPurchaseRate);
        }

        async Task<List<(string, int)>> OrdersAsync(FigureFilter filter)
            => [.. (await products.ByProductAsync(WorkedExample.January, filter, Ct)).OrderBy(product => product.Id, StringComparer.Ordinal).Select(product => (product.Id, product.Orders))];
    }

    private async Task<Tenant> RebuiltAsync(Func<ShopSeed, ShopSeed> orders)
    {
        var shop = orders(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(Ct);
        await using var scope = database.ScopeOf(shop.Tenant);
        await new RollupRebuild(scope.Session, TimeProvider.System).RunAsync(Ct);
        return shop.Tenant;
    }

    private static ShopSeed RandomShop(ShopSeed shop, Random random)
    {
        for (var order = 1; order <= 300; order++)
        {
            var customer = random.Next(10) == 0 ? null : $"C{random.Next(40)}";
            var day = new DateOnly(2024, 1, 1).AddDays(random.Next(120)).ToString("O");
            var region = $"R{random.Next(3)}";
            for (var line = random.Next(3); line >= 0; line--)
            {
                var product = random.Next(12);
                decimal? cost = random.Next(4) == 0 ? null : random.Next(50);
                _ = random.Next(15) == 0
                    ? shop.Return($"R{order}", customer, day, random.Next(40), $"P{product}", $"K{product % 4}", region, cost: cost)
                    : shop.Order($"O{order}", customer, day, random.Next(100), $"P{product}", $"K{product % 4}", region, 1 + random.Next(3), random.Next(5), cost);
            }
        }

        return shop;
    }

    /// <summary>Everything the overview and RFM show, each as a text.</summary>
    private async Task<List<string>> FiguresAsync(Tenant tenant)
    {
        await database.AnalyseAsync(tenant, Ct);
        await using var scope = database.ScopeOf(tenant);
        var period = new Period(new DateOnly(2024, 2, 1), new DateOnly(2024, 4, 15));
        var figures = new List<object>();
        foreach (var filter in new[] { FigureFilter.None, new FigureFilter("R1"), new FigureFilter(Category: "K2"), new FigureFilter("R1", "K2") })
        {
            figures.Add(await new KpiQuery(scope.Session, scope.Session.Days()).RunAsync(period, filter, CompareTo.PreviousPeriod, Ct));
            figures.Add(await new DailySalesQuery(scope.Session).RunAsync(period, filter, Ct));
            figures.Add(await new MonthlySalesQuery(scope.Session, scope.Session.Days()).RunAsync(period, filter, Ct));
            figures.Add(await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByRegionAsync(period, filter, Ct));
            figures.Add(await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByCategoryAsync(period, filter, Ct));
            figures.Add(await new SalesBreakdownQuery(scope.Session, scope.Session.Days()).ByProductAsync(period, filter, Ct));
            figures.Add(await new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache()).RunAsync(ParetoBy.Customer, period, filter, Ct));
        }

        figures.Add(await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct) with { RunId = null });
        return figures.ConvertAll(figure => JsonSerializer.Serialize(figure));
    }
}
