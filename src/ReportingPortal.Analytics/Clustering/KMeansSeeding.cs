using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// k-means++: each next centre is a point drawn with probability proportional to its squared distance to the centres so
/// far. Of 2 + ln k draws the one that lowers the sum of those distances most is taken (the paper's greedy variant).
/// </summary>
internal static class KMeansSeeding
{
    public static double[][] Choose(PointSet points, int k, ref SeededRandom random)
    {
        var draws = 2 + (int)Math.Log(k);
        var nearest = new double[points.PaddedCount];
        var candidate = new double[points.PaddedCount];
        var best = new double[points.PaddedCount];
        nearest.AsSpan(0, points.Count).Fill(double.PositiveInfinity);
        var centres = new double[k][];
        centres[0] = PointAt(points, random.NextInt(points.Count));
        var sum = LowerDistances(points, centres[0], nearest, nearest);
        for (var c = 1; c < k; c++)
        {
            var bestSum = double.PositiveInfinity;
            for (var draw = 0; draw < draws; draw++)
            {
                var centre = PointAt(points, Draw(nearest.AsSpan(0, points.Count), sum, ref random));
                var lowered = LowerDistances(points, centre, nearest, candidate);
                if (lowered < bestSum)
                {
                    (centres[c], bestSum) = (centre, lowered);
                    (best, candidate) = (candidate, best);
                }
            }

            (nearest, best) = (best, nearest);
            sum = bestSum;
        }

        return centres;
    }

    private static double[] PointAt(PointSet points, int index)
    {
        var point = new double[points.Dimensions];
        points.CopyPoint(index, point);
        return point;
    }

    /// <summary>An index drawn by weight; of all-zero weights any.</summary>
    private static int Draw(ReadOnlySpan<double> weights, double sum, ref SeededRandom random)
    {
        if (sum <= 0)
        {
            return random.NextInt(weights.Length);
        }

        var left = random.NextDouble() * sum;
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        // Rounding used the sum up: the last point that can be drawn at all.
        return Math.Max(0, weights.LastIndexOfAnyExcept(0.0));
    }

    /// <summary>target = min(nearest, squared distance to the centre); returns its sum. Padding stays at zero.</summary>
    private static double LowerDistances(PointSet points, double[] centre, double[] nearest, double[] target)
    {
        var sum = Vector256<double>.Zero;
        ref var from = ref MemoryMarshal.GetArrayDataReference(nearest);
        ref var to = ref MemoryMarshal.GetArrayDataReference(target);
        for (nuint i = 0; i < (nuint)nearest.Length; i += 4)
        {
            var distance = Vector256<double>.Zero;
            for (var d = 0; d < centre.Length; d++)
            {
                var difference = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(points.Column(d)), i) - Vector256.Create(centre[d]);
                distance += difference * difference;
            }

            var lowered = Vector256.Min(Vector256.LoadUnsafe(ref from, i), distance);
            lowered.StoreUnsafe(ref to, i);
            sum += lowered;
        }

        return Vector256.Sum(sum);
    }
}
