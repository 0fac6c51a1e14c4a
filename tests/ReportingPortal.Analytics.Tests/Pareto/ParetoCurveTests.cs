using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Pareto;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Pareto;

public class ParetoCurveTests
{
    [Fact]
    public void The_worked_examples_customers_and_products_give_their_figures()
    {
        var customers = Of(250, 50, 60, 200, 50);
        var products = Of(400, 150, 60);

        customers.Items.Select(item => Math.Round(100 * item.CumulativeShare, 2)).ShouldBe([40.98m, 73.77m, 83.61m, 91.80m, 100]);
        (customers.ItemsTotal, customers.ItemsTo80, customers.ShareTo80).ShouldBe((5, 3, .6m));
        Math.Round(customers.Top20Share!.Value, 4).ShouldBe(.4098m);
        products.Items.Select(item => item.Class).ShouldBe(['A', 'A', 'B']);
        Math.Round(products.Items[0].CumulativeShare, 4).ShouldBe(.6557m);
    }

    [Fact]
    public void An_item_that_reaches_80_percent_exactly_ends_class_A()
    {
        var result = Of(80, 15, 5);

        result.Items.Select(item => item.Class).ShouldBe(['A', 'B', 'C']);
        result.ItemsTo80.ShouldBe(1);
    }

    [Fact]
    public void Ties_are_ordered_by_id()
    {
        var result = ParetoCurve.Of([new("b", "", 5), new("B", "", 5), new("a", "", 5)]);

        result.Items.Select(item => item.Id).ShouldBe(["B", "a", "b"]);
    }

    [Fact]
    public void Zero_and_negative_items_are_counted_apart()
    {
        var result = Of(10, 0, -5);

        (result.ItemsTotal, result.NonPositiveItems, result.ItemsTo80, result.Gini).ShouldBe((1, 2, 1, 0));
    }

    [Fact]
    public void Without_positive_sales_there_are_no_ratios()
    {
        var none = Of(-1, 0);
        (none with { NonPositive = null }).ShouldBeEquivalentTo(new ParetoResult(0, 0, null, null, null, [], 2));
        none.NonPositive.ShouldBe([new ItemSales("I1", "Item 1", 0), new ItemSales("I0", "Item 0", -1)]);
        Of().ItemsTotal.ShouldBe(0);
    }

    [Fact]
    public void Equal_items_have_no_concentration_and_one_of_many_nearly_all()
    {
        Of(7, 7, 7, 7).Gini.ShouldBe(0);
        Of(1_000_000, .0001m, .0001m, .0001m).Gini!.Value.ShouldBe(.75m, .0001m);
    }

    [Fact]
    public void For_any_items_shares_rise_to_one_and_the_order_given_is_irrelevant()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<int[]>(amounts =>
        {
            var items = amounts.Select((amount, i) => new ItemSales($"I{i}", "", amount)).ToList();
            var result = ParetoCurve.Of(items);
            var reversed = ParetoCurve.Of([.. Enumerable.Reverse(items)]);
            var shares = result.Items.Select(item => item.CumulativeShare).ToList();

            result.Items.ShouldBe(reversed.Items);
            (result.ItemsTotal + result.NonPositiveItems).ShouldBe(amounts.Length);
            shares.ShouldBe(shares.Order());
            shares.ShouldAllBe(share => share > 0 && share <= 1);
            (shares.Count == 0 || shares[^1] == 1).ShouldBeTrue();
            result.Items.Count(item => item.Class == 'A').ShouldBe(result.ItemsTo80);
            (result.Gini is null or (>= 0 and < 1)).ShouldBeTrue();
        }));
    }

    [Fact]
    public void A_long_curve_is_drawn_with_few_points_and_the_crossing_among_them()
    {
        var result = Of([.. Enumerable.Range(1, 100_000).Select(rank => 1_000_000m / rank)]);

        var ranks = result.Ranks(200).ToList();
        ranks.Count.ShouldBeLessThanOrEqualTo(203);
        ranks.ShouldContain(result.ItemsTo80);
        (ranks[0], ranks[^1]).ShouldBe((1, 100_000));
    }

    [Fact]
    public void Pages_are_the_items_once_each_and_another_lists_cursor_is_refused()
    {
        var result = Of(5, 4, 3, 2, 1);
        var (seen, cursor) = (new List<ParetoItem>(), (string?)null);
        do
        {
            var page = result.PageOf(cursor, 2);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        seen.ShouldBe(result.Items);
        Should.Throw<FormatException>(() => result.PageOf("no cursor", 2));
    }

    private static ParetoResult Of(params decimal[] amounts) => ParetoCurve.Of([.. amounts.Select((amount, i) => new ItemSales($"I{i}", $"Item {i}", amount))]);
}
