namespace ReportingPortal.Analytics.Tests.Clustering;

/// <summary>The textbook, without vectors, blocks or sums carried along: what the fast code is compared with.</summary>
internal static class NaiveClustering
{
    /// <summary>The best inertia of several runs of k-means++ (one draw a centre) and Lloyd until nothing moves.</summary>
    public static double BestInertia(double[][] points, int k, int restarts, Random random)
        => Enumerable.Range(0, restarts).Min(_ => Inertia(points, Descend(points, Seeds(points, k, random))));

    public static double Inertia(double[][] points, double[][] centres) => points.Sum(p => centres.Min(c => Squared(p, c)));

    public static double MeanSilhouette(double[][] points, int[] labels)
        => points.Index().Average(point =>
        {
            var own = Others(point.Index, labels[point.Index]).ToList();
            if (own.Count == 0)
            {
                return 0;
            }

            var a = own.Average();
            var b = labels.Distinct().Where(l => l != labels[point.Index]).Min(l => Others(point.Index, l).Average());
            return a == b ? 0 : (b - a) / Math.Max(a, b);

            IEnumerable<double> Others(int i, int label)
                => points.Index().Where(other => other.Index != i && labels[other.Index] == label).Select(other => Math.Sqrt(Squared(points[i], other.Item)));
        });

    private static double[][] Seeds(double[][] points, int k, Random random)
    {
        var centres = new List<double[]> { points[random.Next(points.Length)] };
        while (centres.Count < k)
        {
            var weights = points.Select(p => centres.Min(c => Squared(p, c))).ToArray();
            var left = random.NextDouble() * weights.Sum();
            var index = 0;
            while (index < weights.Length - 1 && (left -= weights[index]) >= 0)
            {
                index++;
            }

            centres.Add(points[index]);
        }

        return [.. centres];
    }

    private static double[][] Descend(double[][] points, double[][] centres)
    {
        while (true)
        {
            var moved = points.GroupBy(p => Array.IndexOf(centres, centres.MinBy(c => Squared(p, c))!))
                .ToDictionary(group => group.Key, group => group.First().Select((_, d) => group.Average(p => p[d])).ToArray());
            var next = centres.Select((centre, c) => moved.GetValueOrDefault(c, centre)).ToArray();
            if (next.Zip(centres).All(pair => Squared(pair.First, pair.Second) < 1e-20))
            {
                return next;
            }

            centres = next;
        }
    }

    private static double Squared(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
