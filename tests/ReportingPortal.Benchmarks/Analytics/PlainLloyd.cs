namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>k-means as one writes it first: k-means++ with one draw a centre, every distance of every point in every step.</summary>
internal static class PlainLloyd
{
    /// <returns>The least inertia of all starts.</returns>
    public static double Fit(double[][] columns, int k, int starts, int seed, int maxIterations)
    {
        var points = Enumerable.Range(0, columns[0].Length).Select(i => Array.ConvertAll(columns, column => column[i])).ToArray();
        var random = new Random(seed);
        return Enumerable.Range(0, starts).Min(_ => Descend(points, Seeds(points, k, random), maxIterations));
    }

    private static double Descend(double[][] points, double[][] centres, int maxIterations)
    {
        var labels = new int[points.Length];
        Array.Fill(labels, -1);
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            var moved = false;
            for (var i = 0; i < points.Length; i++)
            {
                var nearest = Nearest(points[i], centres).Index;
                moved |= labels[i] != nearest;
                labels[i] = nearest;
            }

            if (!moved)
            {
                break;
            }

            centres = Means(points, labels, centres);
        }

        return points.Sum(point => Nearest(point, centres).Distance);
    }

    private static double[][] Means(double[][] points, int[] labels, double[][] centres)
    {
        var (sums, counts) = (Array.ConvertAll(centres, centre => new double[centre.Length]), new int[centres.Length]);
        for (var i = 0; i < points.Length; i++)
        {
            counts[labels[i]]++;
            for (var d = 0; d < points[i].Length; d++)
            {
                sums[labels[i]][d] += points[i][d];
            }
        }

        return [.. sums.Select((sum, c) => counts[c] == 0 ? centres[c] : Array.ConvertAll(sum, value => value / counts[c]))];
    }

    private static (int Index, double Distance) Nearest(double[] point, double[][] centres)
    {
        var (index, least) = (0, double.MaxValue);
        for (var c = 0; c < centres.Length; c++)
        {
            var distance = Squared(point, centres[c]);
            if (distance < least)
            {
                (index, least) = (c, distance);
            }
        }

        return (index, least);
    }

    private static double[][] Seeds(double[][] points, int k, Random random)
    {
        var centres = new List<double[]> { points[random.Next(points.Length)] };
        var distances = Array.ConvertAll(points, point => Squared(point, centres[0]));
        while (centres.Count < k)
        {
            var left = random.NextDouble() * distances.Sum();
            var index = 0;
            while (index < points.Length - 1 && (left -= distances[index]) >= 0)
            {
                index++;
            }

            centres.Add(points[index]);
            for (var i = 0; i < points.Length; i++)
            {
                distances[i] = Math.Min(distances[i], Squared(points[i], points[index]));
            }
        }

        return [.. centres];
    }

    private static double Squared(double[] one, double[] other)
    {
        var sum = 0d;
        for (var d = 0; d < one.Length; d++)
        {
            sum += (one[d] - other[d]) * (one[d] - other[d]);
        }

        return sum;
    }
}
