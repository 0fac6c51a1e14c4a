using ReportingPortal.Analytics.Recommendations;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class FitBaseTests
{
    // A and B of products P, Q, R, S: A has to do with P and Q, B with Q, R and S.
    private static readonly FitBase Made = new("rules", ["P", "Q", "R", "S"], ["A", "B"], [0, 2, 5], [0, 1, 1, 2, 3]);

    [Fact]
    public void Without_a_change_nothing_has_moved_and_all_of_today_is_known()
        => ChangeTo(["P", "Q", "R", "S"], ("A", ["P", "Q"]), ("B", ["Q", "R", "S"])).ShouldBe(new FitChange(0, 1));

    [Fact]
    public void New_and_gone_pairs_are_counted_of_those_there_were()
    {
        // A's Q and all of B's but R are gone, A's S and C's P are new: 3 + 2 of 5, and 2 of today's 4 are known.
        ChangeTo(["P", "Q", "R", "S"], ("A", ["P", "S"]), ("B", ["R"]), ("C", ["P"])).ShouldBe(new FitChange(1, .5));
    }

    [Fact]
    public void Other_numbers_of_the_same_products_and_customers_are_no_change()
        => ChangeTo(["O", "P", "Q", "R", "S"], ("0", []), ("A", ["P", "Q"]), ("AA", []), ("B", ["Q", "R", "S"])).ShouldBe(new FitChange(.25, 1), "one product more to four");

    [Fact]
    public void Nothing_left_is_all_gone()
        => ChangeTo([]).ShouldBe(new FitChange(1, 1));

    [Fact]
    public void A_fit_under_other_numbers_gives_what_it_knew_and_nothing_for_what_it_did_not()
    {
        var table = Matrices.Random(30, 12, .4, 3);
        var fit = Matrices.Recommender(table).Models;
        // Product 3 is gone, one is new before the others and one behind them; likewise the first customer.
        int[] items = [-1, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, -1];
        int[] users = [.. Enumerable.Range(1, 29), -1];

        var here = fit.Renumbered(items, users);

        here.KnowsItem.ShouldBe([false, .. Enumerable.Repeat(true, 11), false]);
        here.KnowsUser[29].ShouldBeFalse();
        here.Ranking.Score(4, 5).ShouldBe(fit.Ranking.Score(5, 5));
        here.AlsItems.Row(4).ToArray().ShouldBe(fit.AlsItems.Row(4).ToArray());
        here.AlsItems.Row(12).ToArray().ShouldAllBe(value => value == 0);
        here.ItemNeighbours.Of(0).Length.ShouldBe(0);
        here.ItemNeighbours.Of(5).ToArray().Select(item => items[item]).ShouldBe(fit.ItemNeighbours.Of(5).ToArray().Where(item => item != 3));
        here.ItemNeighbours.CosinesOf(5).Length.ShouldBe(here.ItemNeighbours.Of(5).Length);
    }

    private static FitChange ChangeTo(string[] products, params (string Customer, string[] Chosen)[] pairs)
    {
        var table = new float[pairs.Length, products.Length];
        foreach (var (row, (_, chosen)) in pairs.Index())
        {
            foreach (var product in chosen)
            {
                table[row, Array.IndexOf(products, product)] = 1;
            }
        }

        var catalogue = new Catalogue([.. products.Select(id => new CatalogueItem(id, null, null, null, 0, 0, 0, null))]);
        var rows = Matrices.Of(table);
        return Made.ChangeTo(catalogue, new PurchaseRecord([.. pairs.Select(pair => pair.Customer)], rows, new bool[rows.Entries], [], CustomerGroups.None(pairs.Length)));
    }
}
