using ReportingPortal.Analytics.Clustering;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Clustering;

public class KMeansTests
{
    private static readonly KMeansOptions Options = new();

    [Fact]
    public void Two_far_pairs_fall_apart_with_their_means_as_centroids()
    {
        double[][] points = [[0, 0], [0, 2], [10, 0], [10, 2]];

        var result = KMeans.Fit(points.ToSet(), 2, Options);

        result.Centroids.OrderBy(c => c[0]).ShouldBe([[0, 1], [10, 1]]);
        result.Labels[0].ShouldBe(result.Labels[1]);
        result.Labels[2].ShouldBe(result.Labels[3]);
        result.Labels[0].ShouldNotBe(result.Labels[2]);
        result.Inertia.ShouldBe(4);
    }

    [Theory]
    [InlineData(1, 200, 3, 4, 4.0, 4)]
    [InlineData(2, 333, 2, 5, 2.0, 5)]
    [InlineData(3, 150, 6, 3, 1.0, 7)]
    [InlineData(4, 97, 4, 1, 0.0, 3)]
    public void Inertia_is_no_worse_than_the_textbooks(int seed, int count, int dimensions, int clouds, double spread, int k)
    {
        var points = Points.Clouds(seed, count, dimensions, clouds, spread);

        var result = KMeans.Fit(points.ToSet(), k, Options with { Tolerance = 0 });

        result.Inertia.ShouldBeLessThanOrEqualTo(NaiveClustering.BestInertia(points, k, Options.Restarts, new Random(seed)) * 1.02);
        result.Inertia.ShouldBe(NaiveClustering.Inertia(points, result.Centroids), 1e-6 * result.Inertia);
    }

    [Fact]
    public void Every_point_is_with_its_nearest_centroid_and_centroids_are_means()
    {
        var points = Points.Clouds(5, 1003, 3, 4, 2);

        var result = KMeans.Fit(points.ToSet(), 4, Options with { Tolerance = 0 });

        foreach (var (i, point) in points.Index())
        {
            var distances = result.Centroids.Select(c => c.Zip(point, (a, b) => (a - b) * (a - b)).Sum()).ToList();
            distances[result.Labels[i]].ShouldBe(distances.Min(), 1e-9);
        }

        for (var c = 0; c < 4; c++)
        {
            result.Centroids[c][0].ShouldBe(points.Where((_, i) => result.Labels[i] == c).Average(p => p[0]), 1e-9);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_clusters_to_the_last_bit()
    {
        var points = Points.Clouds(6, 2000, 3, 5, 1).ToSet();

        var (once, again) = (KMeans.Fit(points, 5, Options), KMeans.Fit(points, 5, Options));

        again.Labels.ShouldBe(once.Labels);
        again.Inertia.ShouldBe(once.Inertia);
    }

    [Fact]
    public void No_cluster_stays_empty_even_among_equal_points()
    {
        double[][] points = [.. Enumerable.Repeat<double[]>([1, 1], 40), [5, 5], [9, 9]];

        var result = KMeans.Fit(points.ToSet(), 5, Options);

        result.Labels.Distinct().Count().ShouldBe(5);
        result.Inertia.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void As_few_as_one_cluster_and_as_many_as_points_are_possible(int k)
    {
        var points = Points.Clouds(7, 7, 2, 1, 0);

        KMeans.Fit(points.ToSet(), k, Options).Labels.Distinct().Count().ShouldBe(k);
    }

    [Fact]
    public void More_clusters_than_points_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => KMeans.Fit(Points.Clouds(8, 3, 2, 1, 0).ToSet(), 4, Options));
    }
}
