namespace ReportingPortal.Analytics.Clustering;

/// <summary>How k-means is run (D10).</summary>
/// <param name="Restarts">Independent starts, of which the one with the least inertia is kept.</param>
/// <param name="Tolerance">Relative to the mean variance of the dimensions, as scikit-learn takes it.</param>
public sealed record KMeansOptions(int Seed = 1, int Restarts = 10, int MaxIterations = 300, double Tolerance = 1e-4);

/// <summary>A clustering.</summary>
/// <param name="Labels">The cluster of each point.</param>
/// <param name="Centroids">One row a cluster.</param>
/// <param name="Inertia">Sum of squared distances of the points to their centroids.</param>
public sealed record KMeansResult(int[] Labels, double[][] Centroids, double Inertia, int Iterations);

/// <summary>
/// Lloyd's algorithm (1982) from k-means++ starts (Arthur and Vassilvitskii 2007). The result depends on points, k and
/// seed only: not on the number of processors, nor on the width of their vectors.
/// </summary>
public static class KMeans
{
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, above 255 or above the number of points.</exception>
    public static KMeansResult Fit(PointSet points, int k, KMeansOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, Math.Min(points.Count, byte.MaxValue));
        var tolerance = options.Tolerance * MeanVariance(points);
        var results = new KMeansResult[options.Restarts];
        Parallel.For(0, options.Restarts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, restart =>
        {
            var random = SeededRandom.Stream(options.Seed, k, restart);
            var start = KMeansSeeding.Choose(points, k, ref random);
            results[restart] = new Lloyd(points, start).Run(options.MaxIterations, tolerance);
        });
        return results.MinBy(result => result.Inertia)!;
    }

    /// <summary>One descent from centres that were found before, on fewer of the points.</summary>
    public static KMeansResult From(PointSet points, double[][] centres, KMeansOptions options)
        => new Lloyd(points, centres).Run(options.MaxIterations, options.Tolerance * MeanVariance(points));

    private static double MeanVariance(PointSet points)
    {
        var sum = 0.0;
        for (var d = 0; d < points.Dimensions; d++)
        {
            var column = points.Column(d).AsSpan(0, points.Count);
            var mean = 0.0;
            foreach (var value in column)
            {
                mean += value;
            }

            mean /= column.Length;
            foreach (var value in column)
            {
                sum += (value - mean) * (value - mean) / column.Length;
            }
        }

        return sum / points.Dimensions;
    }
}
