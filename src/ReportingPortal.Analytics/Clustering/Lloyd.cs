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

    /// <summary>Puts each point to its nearest centre and returns how many changed.</summary>
    private int Assign()
    {
        var nearest = new NearestCentre(points, centres, k);
        var moved = 0;
        for (var i = 0; i < labels.Length; i += Block)
        {
            var found = nearest.OfBlock(i);
            if (found != Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(labels), (nuint)i))
            {
                moved += Relabel(i, found);
            }
        }

        return moved;
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
