using ReportingPortal.Analytics.Recommendations;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>Both kinds of neighbours beside the definitions written out over full tables.</summary>
public class NeighbourReferenceTests
{
    public static TheoryData<int, int, double, int> Shapes => new() { { 60, 40, .15, 1 }, { 25, 90, .05, 2 }, { 80, 12, .6, 3 }, { 5, 5, .3, 4 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void User_neighbours_are_those_of_the_definition(int users, int items, double density, int seed)
    {
        var table = Matrices.Random(users, items, density, seed);
        var recommender = Matrices.Recommender(table);
        for (var user = 0; user < users; user++)
        {
            var expected = ByUsers(table, user, 30);
            var list = recommender.Rank($"U{user:000}", items, RecommendationStrategy.UserNeighbours).Where(each => each.Strategy == "user_knn").ToList();

            ShouldMatch(list, expected, $"user {user}");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Item_neighbours_are_those_of_the_definition(int users, int items, double density, int seed)
    {
        var table = Matrices.Random(users, items, density, seed);
        var recommender = Matrices.Recommender(table, new RecommendationSettings { Factors = 4, Epochs = 5, ItemNeighbours = 7 });
        for (var user = 0; user < users; user++)
        {
            var expected = ByItems(table, user, 7, recommender.Catalogue.Ranks);
            var list = recommender.Rank($"U{user:000}", items, RecommendationStrategy.ItemNeighbours).Where(each => each.Strategy == "item_knn").ToList();

            ShouldMatch(list, expected, $"user {user}");
        }
    }

    internal static void ShouldMatch(List<Ranked> list, double[] expected, string of)
    {
        list.Count.ShouldBe(expected.Count(score => score > 0), of);
        list.Select(each => (double)each.Score).ShouldBeInOrder(SortDirection.Descending, of);
        foreach (var place in list)
        {
            ((double)place.Score).ShouldBe(expected[place.Item], 1e-4 * expected[place.Item], $"{of}, product {place.Item}");
        }
    }

    /// <summary>Σ s·r / Σ s over the nearest; 0 for what the customer has to do with.</summary>
    internal static double[] ByUsers(float[,] table, int user, int count)
    {
        var nearest = Enumerable.Range(0, table.GetLength(0)).Where(other => other != user)
            .Select(other => (Other: other, Cosine: Cosine(Row(table, user), Row(table, other)))).Where(each => each.Cosine > 0)
            .OrderByDescending(each => (float)each.Cosine).ThenBy(each => each.Other).Take(count).ToList();
        var total = nearest.Sum(each => each.Cosine);
        return [.. Enumerable.Range(0, table.GetLength(1)).Select(item => table[user, item] > 0 || total == 0 ? 0 : nearest.Sum(each => each.Cosine * table[each.Other, item]) / total)];
    }

    internal static double[] ByItems(float[,] table, int user, int count, int[] ranks)
    {
        var scores = new double[table.GetLength(1)];
        for (var own = 0; own < scores.Length; own++)
        {
            if (table[user, own] > 0)
            {
                var nearest = Enumerable.Range(0, scores.Length).Where(other => other != own)
                    .Select(other => (Other: other, Cosine: Cosine(Column(table, own), Column(table, other)))).Where(each => each.Cosine > 0)
                    .OrderByDescending(each => (float)each.Cosine).ThenBy(each => ranks[each.Other]).Take(count);
                foreach (var (other, cosine) in nearest)
                {
                    scores[other] += cosine * table[user, own];
                }
            }
        }

        return [.. scores.Select((score, item) => table[user, item] > 0 ? 0 : score)];
    }

    private static double Cosine(double[] a, double[] b)
    {
        var norms = Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));
        return norms == 0 ? 0 : a.Zip(b, (x, y) => x * y).Sum() / norms;
    }

    private static double[] Row(float[,] table, int row) => [.. Enumerable.Range(0, table.GetLength(1)).Select(column => (double)table[row, column])];

    private static double[] Column(float[,] table, int column) => [.. Enumerable.Range(0, table.GetLength(0)).Select(row => (double)table[row, column])];
}
