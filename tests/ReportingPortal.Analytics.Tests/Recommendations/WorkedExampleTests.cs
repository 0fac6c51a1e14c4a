using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using ReportingPortal.Analytics.Recommendations.Trials;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>The examples that stand with the definitions, to the last digit given there.</summary>
public class WorkedExampleTests
{
    private static readonly float[,] Table =
    {
        { 5, 3, 0, 0, 0 },
        { 5, 3, 5, 0, 0 },
        { 0, 1, 0, 5, 0 },
        { 0, 0, 0, 0, 5 },
    };

    [Fact]
    public void Cosines_of_the_first_customer_are_those_worked_out_by_hand()
    {
        var users = Matrices.Of(Table);
        var neighbours = new TopList(30);

        new UserNeighbours(users, users.Transpose(), users.Squares()).Find(0, new Tally(4), neighbours);

        neighbours.Best.ToArray().Select(each => (each.Index, Math.Round(each.Score, 4))).ShouldBe([(1, .7591), (2, .1009)]);
    }

    [Fact]
    public void Scores_are_weighted_by_cosines_and_what_no_neighbour_chose_only_fills_up()
    {
        var list = Matrices.Recommender(Table).Rank("U000", 3, RecommendationStrategy.UserNeighbours);

        list.Select(each => (each.Item, Math.Round(each.Score, 4), each.Strategy)).ShouldBe([(2, 4.4134, "user_knn"), (3, .5866, "user_knn"), (4, 0, "popular")]);
    }

    [Fact]
    public void A_list_is_measured_against_what_was_bought_later()
    {
        var quality = ListQuality.Of(["P3", "P4", "P9", "P7", "P8"], new HashSet<string> { "P4", "P7" }, 5);

        (quality.Hits, quality.Precision, quality.Recall, quality.AveragePrecision, quality.ReciprocalRank).ShouldBe((2, .4, 1, .5, .5));
        quality.Ndcg.ShouldBe(.6509, .00005);
    }

    [Fact]
    public void A_list_without_a_hit_is_worth_nothing_and_a_perfect_one_all()
    {
        ListQuality.Of([1, 2, 3], new HashSet<int> { 4 }, 3).ShouldBe(new ListQuality(0, 0, 0, 0, 0, 0));
        ListQuality.Of([4, 5, 6], new HashSet<int> { 4, 5, 6, 7 }, 3).ShouldBe(new ListQuality(3, 1, .75, 1, 1, 1));
    }

    [Fact]
    public void With_one_neighbour_only_the_nearest_counts()
        => Matrices.Recommender(Table).Rank("U000", 1, RecommendationStrategy.UserNeighbours, neighbours: 1).Single().ShouldBe(new Ranked(2, 5, "user_knn"));

    [Fact]
    public void Bought_products_are_left_out_and_those_looked_at_only_by_the_rule_of_the_replaced_system()
    {
        float[,] table = { { 5, 1, 0 }, { 5, 4, 4 }, { 5, 4, 0 } };
        var recommender = Matrices.Recommender(table);

        recommender.Rank("U000", 5, RecommendationStrategy.UserNeighbours, Exclusion.Bought).Select(each => each.Item).ShouldBe([1, 2]);
        recommender.Rank("U000", 5, RecommendationStrategy.UserNeighbours, Exclusion.Interacted).Select(each => each.Item).ShouldBe([2]);
        recommender.Rank("U000", 5, RecommendationStrategy.UserNeighbours, Exclusion.Nothing).Select(each => each.Item).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Equal_scores_stand_by_popularity_then_by_id_on_every_call()
    {
        // Three products nobody can tell apart but by their sales.
        float[,] table = { { 3, 0, 0, 0 }, { 3, 4, 4, 4 } };
        CatalogueItem[] items = [.. new[] { 0, 1, 5, 1 }.Select((sold, i) => new CatalogueItem($"P{i}", null, null, null, sold, sold, 0, null))];

        for (var call = 0; call < 3; call++)
        {
            Matrices.Recommender(table, items: items).Rank("U000", 3, RecommendationStrategy.UserNeighbours).Select(each => each.Item).ShouldBe([2, 1, 3]);
        }
    }
}
