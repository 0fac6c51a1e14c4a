using System.Globalization;
using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Results;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Basket;

public class BasketQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_of_the_definitions_comes_out_of_a_run_beside_another_shop()
    {
        await using var scope = await database.AnalysedAsync(WithExample, Ct);
        var query = new BasketQuery(scope.Session);

        var page = await query.RulesAsync(BasketBy.Product, null, null, 10, Ct);

        page.Total.ShouldBe(2);
        page.Items.Select(rule => (rule.Rank, rule.AntecedentName, rule.ConsequentName, rule.Orders, rule.Support, rule.Confidence, rule.Lift, rule.Leverage, rule.Conviction)).ShouldBe(
        [
            (1, "Product A", "Product B", 50, .05m, .5m, 2.5m, .03m, 1.6m),
            (2, "Product B", "Product A", 50, .05m, .25m, 2.5m, .03m, 1.2m),
        ]);
        var overview = await query.RunAsync(BasketBy.Product, Ct);
        (overview.Orders, overview.Items, overview.MinOrders, overview.LargeOrders, overview.Rules, overview.RulesKept).ShouldBe((1000, 3, 5, 0, 2, 2));
    }

    [Fact]
    public async Task A_product_bought_twice_in_an_order_or_taken_back_is_in_the_basket_once_or_not_at_all()
    {
        await using var scope = await database.AnalysedAsync(shop => Enumerable.Range(0, 20).Aggregate(shop, (seed, i) => i < 6
            ? seed.Order($"O{i}", "C1", "2024-02-29", 1, "A").Order($"O{i}", "C1", "2024-02-29", 1, "A").Order($"O{i}", "C1", "2024-02-29", 1, "B").Return($"O{i}", "C1", "2024-02-29", 1, "D")
            : seed.Order($"O{i}", null, "2024-02-29", 1, "C").Return($"R{i}", null, "2024-02-29", 1, "A")), Ct);

        var page = await new BasketQuery(scope.Session).RulesAsync(BasketBy.Product, null, null, 10, Ct);

        page.Items.Select(rule => (rule.AntecedentId, rule.ConsequentId, rule.Orders, rule.AntecedentOrders)).ShouldBe([("A", "B", 6, 6), ("B", "A", 6, 6)]);
        (await new BasketQuery(scope.Session).RunAsync(BasketBy.Product, Ct)).Orders.ShouldBe(20);
    }

    [Fact]
    public async Task Categories_are_baskets_too_and_a_product_chooses_its_rules()
    {
        await using var scope = await database.AnalysedAsync(shop => Enumerable.Range(0, 30).Aggregate(shop, (seed, i) => i < 10
            ? seed.Order($"O{i}", "C1", "2024-01-01", 1, "A", "Games").Order($"O{i}", "C1", "2024-01-01", 1, "B", "Books")
            : i < 20 ? seed.Order($"O{i}", "C1", "2024-01-01", 1, "C", "Games").Order($"O{i}", "C1", "2024-01-01", 1, "D", "Books")
            : seed.Order($"O{i}", "C1", "2024-01-01", 1, "E", "Toys")), Ct);
        var query = new BasketQuery(scope.Session);

        (await query.RulesAsync(BasketBy.Category, null, null, 10, Ct)).Items.Select(rule => (rule.AntecedentId, rule.ConsequentName, rule.Orders, rule.Lift)).ShouldBe(
            [("Books", "Games", 20, 1.5m), ("Games", "Books", 20, 1.5m)]);
        var ofProduct = await query.RulesAsync(BasketBy.Product, "D", null, 10, Ct);
        (ofProduct.Total, string.Join(' ', ofProduct.Items.Select(rule => rule.AntecedentId + rule.ConsequentId))).ShouldBe((2, "CD DC"));
    }

    [Fact]
    public async Task What_has_no_category_or_names_no_product_goes_with_nothing()
    {
        await using var scope = await database.AnalysedAsync(shop => Enumerable.Range(0, 30).Aggregate(shop, (seed, i) => i < 10
            ? seed.Order($"O{i}", "C1", "2024-01-01", 1, "A", "Games").Order($"O{i}", "C1", "2024-01-01", 1, "B", null).Order($"O{i}", "C1", "2024-01-01", 1, "unknown", "Books")
            : seed.Order($"O{i}", "C1", "2024-01-01", 1, "C", "Toys")), Ct);
        var query = new BasketQuery(scope.Session);

        // Each pair is in 10 of 30 orders, and its items are in no other.
        (await query.RulesAsync(BasketBy.Category, null, null, 10, Ct)).Items.Select(rule => (rule.AntecedentId, rule.ConsequentId, rule.Orders, rule.Lift)).ShouldBe(
            [("Books", "Games", 10, 3m), ("Games", "Books", 10, 3m)]);
        (await query.RulesAsync(BasketBy.Product, null, null, 10, Ct)).Items.Select(rule => (rule.AntecedentId, rule.ConsequentId, rule.Orders)).ShouldBe([("A", "B", 10), ("B", "A", 10)]);
        var (products, categories) = (await query.RunAsync(BasketBy.Product, Ct), await query.RunAsync(BasketBy.Category, Ct));
        (products.Orders, products.Items, categories.Orders, categories.Items).ShouldBe((30, 3, 30, 3));
    }

    [Fact]
    public async Task Pages_show_each_rule_once_and_a_foreign_cursor_is_refused()
    {
        await using var scope = await database.AnalysedAsync(WithExample, Ct);
        var query = new BasketQuery(scope.Session);

        var first = await query.RulesAsync(BasketBy.Product, null, null, 1, Ct);
        var second = await query.RulesAsync(BasketBy.Product, null, first.NextCursor, 1, Ct);

        (first.Items.Single().Rank, second.Items.Single().Rank, second.NextCursor).ShouldBe((1, 2, null));
        await Should.ThrowAsync<FormatException>(() => query.RulesAsync(BasketBy.Product, null, "?", 1, Ct));
    }

    [Fact]
    public async Task Before_a_run_and_without_pairs_there_are_no_rules()
    {
        await using var fresh = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        await using var single = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);

        (await new BasketQuery(fresh.Session).RunAsync(BasketBy.Product, Ct)).RunId.ShouldBeNull();
        (await new BasketQuery(single.Session).RulesAsync(BasketBy.Category, null, null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_online_retail_every_rule_is_that_of_plain_counting()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var lines = Retail().ToList();
        await using var scope = await database.AnalysedAsync(shop => lines.Aggregate(shop, (seed, line) => seed.Order(line.Order, null, "2011-01-01", 1, line.Product)), Ct);
        var query = new BasketQuery(scope.Session);

        string[] products = [.. lines.Select(line => line.Product).Distinct().Order(StringComparer.Ordinal)];
        var number = products.Index().ToDictionary(product => product.Item, product => product.Index);
        int[][] baskets = [.. lines.GroupBy(line => line.Order).Select(order => order.Select(line => number[line.Product]).Distinct().ToArray())];
        var together = new int[products.Length, products.Length];
        foreach (var basket in baskets)
        {
            foreach (var one in basket)
            {
                Array.ForEach(basket, other => together[one, other]++);
            }
        }

        var expected = (from one in Enumerable.Range(0, products.Length)
                        from other in Enumerable.Range(0, products.Length)
                        where one != other && together[one, other] >= 5
                        let lift = together[one, other] * (decimal)baskets.Length / ((decimal)together[one, one] * together[other, other])
                        where lift > 1
                        orderby lift descending, together[one, other] descending, one, other
                        select (products[one], products[other], together[one, other], together[one, one], lift)).ToList();
        var overview = await query.RunAsync(BasketBy.Product, Ct);
        (overview.Orders, overview.Items, overview.MinOrders, overview.LargeOrders, overview.Rules).ShouldBe((baskets.Length, products.Length, 5, 0, expected.Count));
        expected.Count.ShouldBeGreaterThan(overview.RulesKept);
        var found = (await query.RulesAsync(BasketBy.Product, null, null, expected.Count, Ct)).Items;
        found.Select(rule => (rule.AntecedentId, rule.ConsequentId, rule.Orders, rule.AntecedentOrders, rule.Lift)).SequenceEqual(expected.Take(overview.RulesKept)).ShouldBeTrue();
    }

    private static ShopSeed WithExample(ShopSeed shop) => Enumerable.Range(0, 1000).Aggregate(shop, (seed, i) => i < 50
        ? seed.Order($"{i:0000}", "C1", "2024-01-05", 1, "A").Order($"{i:0000}", "C1", "2024-01-05", 1, "B")
        : seed.Order($"{i:0000}", "C1", "2024-01-05", 1, i < 100 ? "A" : i < 250 ? "B" : "C"));

    /// <summary>Sales of the public file, by its first columns; products are told apart whatever their case.</summary>
    private static IEnumerable<(string Order, string Product)> Retail()
    {
        using var reader = new StreamReader(SharedData.OpenRead("online_retail_slice.csv"));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',');
            var (order, rest) = (line[..comma], line[(comma + 1)..]);
            var fields = line[(line.LastIndexOf('"') + 1)..].Split(',');
            if (!order.StartsWith('C') && decimal.TryParse(fields[^5], NumberStyles.Any, CultureInfo.InvariantCulture, out var quantity) && quantity > 0)
            {
                yield return (order, rest[..rest.IndexOf(',')]);
            }
        }
    }
}
