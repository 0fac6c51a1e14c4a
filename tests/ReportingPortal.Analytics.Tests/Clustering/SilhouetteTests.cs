using ReportingPortal.Analytics.Clustering;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Clustering;

public class SilhouetteTests
{
    [Fact]
    public void Two_pairs_on_a_line_give_the_value_worked_out_by_hand()
    {
        double[][] points = [[0], [1], [10], [11]];

        // Outer points: a = 1, b = 10.5; inner ones: a = 1, b = 9.5.
        Silhouette.Means(points.ToSet(), [[0, 0, 1, 1]]).Single().ShouldBe((2 * (9.5 / 10.5) + 2 * (8.5 / 9.5)) / 4, 1e-12);
    }

    [Theory]
    [InlineData(1, 60, 3, 3)]
    [InlineData(2, 101, 6, 5)]
    [InlineData(3, 17, 1, 8)]
    public void Several_clusterings_at_once_equal_the_plain_definition(int seed, int count, int dimensions, int k)
    {
        var points = Points.Clouds(seed, count, dimensions, k, 2);
        int[][] labelings = [[.. Enumerable.Range(0, count).Select(i => i % k)], [.. Enumerable.Range(0, count).Select(i => i * 2 / count)]];

        var means = Silhouette.Means(points.ToSet(), labelings);

        means[0].ShouldBe(NaiveClustering.MeanSilhouette(points, labelings[0]), 1e-12);
        means[1].ShouldBe(NaiveClustering.MeanSilhouette(points, labelings[1]), 1e-12);
    }

    [Fact]
    public void The_only_point_of_a_cluster_counts_as_zero()
    {
        double[][] points = [[0], [0], [9]];

        Silhouette.Means(points.ToSet(), [[0, 0, 1]]).Single().ShouldBe(2 / 3.0, 1e-12);
    }

    [Fact]
    public void Equal_points_in_two_clusters_count_as_zero()
    {
        double[][] points = [[1], [1], [1], [1]];

        Silhouette.Means(points.ToSet(), [[0, 0, 1, 1]]).Single().ShouldBe(0);
    }
}
