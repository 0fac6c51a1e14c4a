using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// Mean silhouette (Rousseeuw 1987) of several clusterings of the same points: s = (b - a) / max(a, b), a the mean distance
/// to the others of the own cluster, b to the nearest other cluster; 0 for the only point of a cluster. Distances are
/// worked out once for all clusterings.
/// </summary>
public static class Silhouette
{
    /// <param name="labelings">Clusters numbered from 0, one array a clustering.</param>
    public static double[] Means(PointSet points, IReadOnlyList<int[]> labelings)
    {
        var widths = labelings.Select(labels => labels.Max() + 1).ToArray();
        var sizes = labelings.Select((labels, l) => Sizes(labels, widths[l])).ToArray();
        var silhouettes = labelings.Select(_ => new double[points.Count]).ToArray();
        Parallel.For(0, points.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new double[points.PaddedCount], (i, _, distances) =>
        {
            Distances(points, i, distances);
            for (var l = 0; l < labelings.Count; l++)
            {
                silhouettes[l][i] = OfPoint(i, distances, labelings[l], sizes[l]);
            }

            return distances;
        }, _ => { });
        return Array.ConvertAll(silhouettes, values => values.Average());
    }

    private static int[] Sizes(int[] labels, int clusters)
    {
        var sizes = new int[clusters];
        foreach (var label in labels)
        {
            sizes[label]++;
        }

        return sizes;
    }

    private static void Distances(PointSet points, int point, double[] distances)
    {
        ref var target = ref MemoryMarshal.GetArrayDataReference(distances);
        for (nuint j = 0; j < (nuint)distances.Length; j += 4)
        {
            var sum = Vector256<double>.Zero;
            for (var d = 0; d < points.Dimensions; d++)
            {
                var column = points.Column(d);
                var difference = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), j) - Vector256.Create(column[point]);
                sum += difference * difference;
            }

            Vector256.Sqrt(sum).StoreUnsafe(ref target, j);
        }
    }

    private static double OfPoint(int point, double[] distances, int[] labels, int[] sizes)
    {
        var own = labels[point];
        if (sizes[own] == 1)
        {
            return 0;
        }

        Span<double> sums = stackalloc double[sizes.Length];
        for (var j = 0; j < labels.Length; j++)
        {
            sums[labels[j]] += distances[j];
        }

        var a = sums[own] / (sizes[own] - 1);
        var b = double.PositiveInfinity;
        for (var c = 0; c < sizes.Length; c++)
        {
            if (c != own && sizes[c] > 0)
            {
                b = Math.Min(b, sums[c] / sizes[c]);
            }
        }

        var larger = Math.Max(a, b);
        return larger == 0 || double.IsInfinity(b) ? 0 : (b - a) / larger;
    }
}
