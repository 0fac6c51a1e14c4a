using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Basket;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Basket;

public class BasketCounterTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 10).Select(item => $"I{item}")];

    [Theory]
    [InlineData(10, 5)]
    [InlineData(5000, 5)]
    [InlineData(5001, 6)]
    [InlineData(1_000_000, 1000)]
    public void A_rule_needs_five_orders_or_one_in_a_thousand(int orders, int least) => BasketCounter.MinOrders(orders).ShouldBe(least);

    [Fact]
    public void The_example_of_the_definitions_has_its_five_ratios()
    {
        var counter = new BasketCounter();
        for (var order = 0; order < 1000; order++)
        {
            // A = 0 in 100 orders, B = 1 in 200, both in 50; something else in all others.
            counter.Add(order < 50 ? [0, 1] : order < 100 ? [0] : order < 250 ? [1] : [2]);
        }

        var rule = BasketRules.Of(counter.Count(), Ids).First(rule => rule.Antecedent == 0);
        var figures = BasketRuleFigures.Of(new StoredRule(1, "A", "A", "B", "B", rule.Orders, rule.AntecedentOrders, rule.ConsequentOrders), 1000);

        (figures.Support, figures.Confidence, figures.Lift, figures.Leverage, figures.Conviction).ShouldBe((.05m, .5m, 2.5m, .03m, 1.6m));
    }

    [Fact]
    public void What_goes_together_by_chance_or_less_is_no_rule()
    {
        var counter = new BasketCounter();
        for (var order = 0; order < 100; order++)
        {
            // 0 in half of the orders, 1 in half of those with and of those without it: lift is exactly 1. 2 and 3 seldom meet.
            int[] basket = [.. order % 2 == 0 ? new[] { 0 } : [], .. order % 4 < 2 ? new[] { 1 } : [], .. order < 60 ? new[] { 2 } : [], .. order >= 54 ? new[] { 3 } : []];
            counter.Add(basket);
        }

        BasketRules.Of(counter.Count(), Ids).ShouldNotContain(rule => (rule.Antecedent == 0 && rule.Consequent == 1) || (rule.Antecedent == 2 && rule.Consequent == 3));
    }

    [Fact]
    public void Equal_lifts_are_ordered_by_support_then_by_item_and_a_rule_that_never_fails_has_no_conviction()
    {
        var counter = new BasketCounter();
        for (var order = 0; order < 60; order++)
        {
            counter.Add(order < 10 ? [4, 5] : order < 20 ? [2, 3] : order < 40 ? [0, 1] : [6]);
        }

        var rules = BasketRules.Of(counter.Count(), Ids);

        rules.Select(rule => (rule.Antecedent, rule.Consequent)).ShouldBe([(2, 3), (3, 2), (4, 5), (5, 4), (0, 1), (1, 0)]);
        BasketRuleFigures.Of(new StoredRule(1, "", "", "", "", 10, 10, 10), 60).Conviction.ShouldBeNull();
    }

    [Fact]
    public void A_stock_list_counts_for_each_item_but_not_for_pairs_and_is_told()
    {
        var counter = new BasketCounter();
        int[] stock = [.. Enumerable.Range(0, BasketCounter.MaxItems + 1)];
        int[] fits = stock[..^1];
        for (var order = 0; order < 5; order++)
        {
            counter.Add(stock);
        }

        counter.Add(fits);
        var counts = counter.Count();

        (counts.Orders, counts.Items, counts.LargeOrders, counts.Pairs.Count).ShouldBe((6, BasketCounter.MaxItems + 1, 5, 0));
    }

    [Fact]
    public void Without_orders_or_with_single_items_there_are_no_pairs()
    {
        new BasketCounter().Count().Pairs.ShouldBeEmpty();
        var counter = new BasketCounter();
        Enumerable.Range(0, 20).ToList().ForEach(_ => counter.Add([3]));
        counter.Count().ShouldSatisfyAllConditions(counts => counts.Pairs.ShouldBeEmpty(), counts => (counts.Orders, counts.Items).ShouldBe((20, 1)));
    }

    [Fact]
    public void Many_items_are_counted_as_few_are()
    {
        // More frequent items than the triangle takes: item i is bought with i + 1 five times.
        var counter = new BasketCounter();
        for (var item = 0; item < 13_000; item += 2)
        {
            for (var time = 0; time < 5 + (item % 8 == 0 ? 20 : 0); time++)
            {
                counter.Add([item, item + 1]);
            }
        }

        var counts = counter.Count();
        counts.MinOrders.ShouldBe(65);
        counts.Pairs.ShouldBeEmpty();
        var few = new BasketCounter();
        Enumerable.Range(0, 4000).ToList().ForEach(item => few.Add([item, item + 1, item + 2]));
        few.Count().Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void Any_baskets_give_the_pairs_of_plain_counting_in_any_order()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<byte[][]>(drawn =>
        {
            int[][] baskets = [.. drawn.SelectMany(basket => Enumerable.Repeat(basket.Select(item => item % 6).Distinct().ToArray(), 3))];
            var counts = Counted(baskets);

            counts.Pairs.Order(Comparer<ItemPair>.Create((a, b) => (a.First, a.Second).CompareTo((b.First, b.Second)))).ShouldBe(Naive(baskets));
            Counted([.. baskets.Reverse()]).Pairs.ShouldBe(counts.Pairs);
        }));
    }

    private static PairCounts Counted(int[][] baskets)
    {
        var counter = new BasketCounter();
        Array.ForEach(baskets, basket => counter.Add(basket));
        return counter.Count();
    }

    private static List<ItemPair> Naive(int[][] baskets)
        => [.. from first in Enumerable.Range(0, 6)
               from second in Enumerable.Range(first + 1, 5 - first)
               let both = baskets.Count(basket => basket.Contains(first) && basket.Contains(second))
               where both >= 5
               select new ItemPair(first, second, both, baskets.Count(basket => basket.Contains(first)), baskets.Count(basket => basket.Contains(second)))];
}
