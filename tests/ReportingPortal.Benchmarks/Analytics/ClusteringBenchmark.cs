using System.Diagnostics;
using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>k-means with ten starts, k = 5, beside the same steps written plainly.</summary>
internal static class ClusteringBenchmark
{
    private const int K = 5;
    private const int Dimensions = 3;
    private static readonly KMeansOptions Options = new();

    public static void Run()
    {
        foreach (var count in new[] { 100_000, 1_000_000 })
        {
            var columns = Columns(count);
            var points = new PointSet(columns);
            KMeans.Fit(points, K, Options with { Restarts = 1 });
            var watch = Stopwatch.StartNew();
            var ours = KMeans.Fit(points, K, Options);
            var time = watch.Elapsed;
            watch.Restart();
            var plain = PlainLloyd.Fit(columns, K, Options.Restarts, Options.Seed, Options.MaxIterations);
            var plainTime = watch.Elapsed;
            Console.WriteLine($"k-means of {count:N0} × {Dimensions}, k = {K}, {Options.Restarts} starts: {time.TotalSeconds:N3} s, inertia {ours.Inertia:N1}; plainly {plainTime.TotalSeconds:N2} s, {plainTime / time:N1} times as long, inertia {plain:N1}");
        }
    }

    /// <summary>Customers' recency, frequency and spend as a shop has them, scaled as D10 says: skewed, without clear borders.</summary>
    private static double[][] Columns(int count)
    {
        var random = new Random(42);
        var columns = Enumerable.Range(0, Dimensions).Select(_ => new double[count]).ToArray();
        for (var i = 0; i < count; i++)
        {
            var orders = 1 + (int)(-Math.Log(1 - random.NextDouble()) * 3);
            columns[0][i] = Math.Log(1 + (random.NextDouble() * 365 / Math.Sqrt(orders)));
            columns[1][i] = Math.Log(1 + orders);
            columns[2][i] = Math.Log(1 + (orders * (10 + (random.NextDouble() * 90))));
        }

        return Array.ConvertAll(columns, Scaled);
    }

    private static double[] Scaled(double[] column)
    {
        var mean = column.Average();
        var deviation = Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(column, value => (value - mean) / deviation);
    }
}
