using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// One descent of Lloyd's algorithm. Sums of clusters are kept and only points that change cluster touch them, so a late
/// iteration costs little more than the distances.
/// </summary>
internal sealed class Lloyd
{
    private const int Block = PointSet.Block;

    private readonly PointSet points;
    private readonly int k;
    private readonly int dimensions;
    private readonly double[] centres;
    private readonly double[] sums;
    private readonly int[] counts;
    private readonly byte[] labels;

    public Lloyd(PointSet points, double[][] start)
    {
        this.points = points;
        (k, dimensions) = (start.Length, points.Dimensions);
        centres = [.. start.SelectMany(centre => centre)];
        sums = new double[k * dimensions];
        counts = new int[k];
        labels = new byte[points.PaddedCount];
        // All points begin in cluster 0; the first assignment moves them.
        SumUp();
    }

    public KMeansResult Run(int maxIterations, double tolerance)
    {
        var iterations = 0;
        var settled = false;
        while (iterations < maxIterations && !settled)
        {
            iterations++;
            var moved = Assign();
            FillEmptyClusters();
            var shift = MoveCentres();
            if (moved == 0 && iterations > 1)
            {
                break;
            }

            settled = shift <= tolerance;
        }

        // The last move of the centres may have left a point nearer to another one.
        Assign();
        FillEmptyClusters();
        SumUp();
        MoveCentres();
        return new KMeansResult(
            Array.ConvertAll(labels[..points.Count], label => (int)label),
            [.. Enumerable.Range(0, k).Select(c => centres[(c * dimensions)..((c + 1) * dimensions)])], Inertia(), iterations);
    }

    /// <summary>
    /// Puts each point to its nearest centre, the lower number on ties, and returns how many changed. The nearest centre
    /// has the least |c|²/2 - x·c, since |x - c|² = |x|² + 2 (|c|²/2 - x·c).
    /// </summary>
    private int Assign()
    {
        Span<double> halfNorms = stackalloc double[k];
        for (var c = 0; c < k; c++)
        {
            for (var d = 0; d < dimensions; d++)
            {
                halfNorms[c] += centres[c * dimensions + d] * centres[c * dimensions + d] / 2;
            }
        }

        var moved = 0;
        for (var i = 0; i < labels.Length; i += Block)
        {
            var nearest = NearestOfBlock(i, halfNorms);
            if (nearest != Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(labels), (nuint)i))
            {
                moved += Relabel(i, nearest);
            }
        }

        return moved;
    }

    private Vector128<byte> NearestOfBlock(int start, ReadOnlySpan<double> halfNorms)
    {
        Vector256<double> best0 = Vector256.Create(double.PositiveInfinity), best1 = best0, best2 = best0, best3 = best0;
        Vector256<long> label0 = default, label1 = default, label2 = default, label3 = default;
        for (var c = 0; c < k; c++)
        {
            Vector256<double> score0 = Vector256.Create(halfNorms[c]), score1 = score0, score2 = score0, score3 = score0;
            for (var d = 0; d < dimensions; d++)
            {
                ref var column = ref MemoryMarshal.GetArrayDataReference(points.Column(d));
                var minus = Vector256.Create(-centres[c * dimensions + d]);
                score0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start), minus, score0);
                score1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 4), minus, score1);
                score2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 8), minus, score2);
                score3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref column, (nuint)start + 12), minus, score3);
            }

            var label = Vector256.Create((long)c);
            Keep(score0, label, ref best0, ref label0);
            Keep(score1, label, ref best1, ref label1);
            Keep(score2, label, ref best2, ref label2);
            Keep(score3, label, ref best3, ref label3);
        }

        var narrow = Vector256.Narrow(Vector256.Narrow(label0, label1), Vector256.Narrow(label2, label3));
        return Vector128.Narrow(narrow.GetLower(), narrow.GetUpper()).AsByte();
    }

    private static void Keep(Vector256<double> score, Vector256<long> label, ref Vector256<double> best, ref Vector256<long> labels)
    {
        labels = Vector256.ConditionalSelect(Vector256.LessThan(score, best).AsInt64(), label, labels);
        best = Vector256.Min(best, score);
    }

    private int Relabel(int start, Vector128<byte> nearest)
    {
        var moved = 0;
        for (var j = 0; j < Block && start + j < points.Count; j++)
        {
            if (labels[start + j] != nearest[j])
            {
                Move(start + j, nearest[j]);
                moved++;
            }
        }

        return moved;
    }

    private void Move(int point, int cluster)
    {
        int from = labels[point] * dimensions, to = cluster * dimensions;
        for (var d = 0; d < dimensions; d++)
        {
            var value = points.Column(d)[point];
            sums[from + d] -= value;
            sums[to + d] += value;
        }

        counts[labels[point]]--;
        counts[cluster]++;
        labels[point] = (byte)cluster;
    }

    /// <summary>An empty cluster takes the point farthest from its own centre, as long as that does not empty another.</summary>
    private void FillEmptyClusters()
    {
        for (var c = Array.IndexOf(counts, 0); c >= 0; c = Array.IndexOf(counts, 0))
        {
            int farthest = -1;
            var distance = -1.0;
            for (var i = 0; i < points.Count; i++)
            {
                if (counts[labels[i]] > 1 && SquaredDistance(i) is var d && d > distance)
                {
                    (farthest, distance) = (i, d);
                }
            }

            Move(farthest, c);
            points.CopyPoint(farthest, centres.AsSpan(c * dimensions, dimensions));
        }
    }

    /// <summary>Puts each centre to the mean of its points; returns the sum of the squared shifts.</summary>
    private double MoveCentres()
    {
        var shift = 0.0;
        for (var j = 0; j < centres.Length; j++)
        {
            var mean = sums[j] / counts[j / dimensions];
            shift += (mean - centres[j]) * (mean - centres[j]);
            centres[j] = mean;
        }

        return shift;
    }

    /// <summary>Sums the clusters anew, free of the rounding that additions and subtractions leave.</summary>
    private void SumUp()
    {
        Array.Clear(sums);
        Array.Clear(counts);
        for (var i = 0; i < points.Count; i++)
        {
            counts[labels[i]]++;
        }

        for (var d = 0; d < dimensions; d++)
        {
            var column = points.Column(d);
            for (var i = 0; i < points.Count; i++)
            {
                sums[labels[i] * dimensions + d] += column[i];
            }
        }
    }

    private double Inertia()
    {
        var inertia = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            inertia += SquaredDistance(i);
        }

        return inertia;
    }

    private double SquaredDistance(int point)
    {
        var distance = 0.0;
        for (var d = 0; d < dimensions; d++)
        {
            var difference = points.Column(d)[point] - centres[labels[point] * dimensions + d];
            distance += difference * difference;
        }

        return distance;
    }
}
