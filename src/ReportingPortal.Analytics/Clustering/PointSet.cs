namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// Points stored dimension by dimension, each contiguous and padded with zeros to whole blocks, so that distances of a
/// block of points to one centre are a few vector instructions.
/// </summary>
public sealed class PointSet
{
    /// <summary>Points handled together: four vectors of four doubles.</summary>
    internal const int Block = 16;

    private readonly double[][] columns;

    /// <param name="columns">One array per dimension, all of the same length.</param>
    public PointSet(IReadOnlyList<double[]> columns)
    {
        Count = columns.Count == 0 ? 0 : columns[0].Length;
        PaddedCount = (Count + Block - 1) / Block * Block;
        this.columns = [.. columns.Select(column => Padded(column, PaddedCount))];
    }

    public int Count { get; }

    public int Dimensions => columns.Length;

    internal int PaddedCount { get; }

    internal double[] Column(int dimension) => columns[dimension];

    internal void CopyPoint(int index, Span<double> target)
    {
        for (var d = 0; d < columns.Length; d++)
        {
            target[d] = columns[d][index];
        }
    }

    /// <summary>The points at the given indices, in their order.</summary>
    internal PointSet Pick(int[] indices) => new([.. columns.Select(column => Array.ConvertAll(indices, i => column[i]))]);

    /// <summary>How many different points there are, counted no further than <paramref name="limit"/>.</summary>
    public int CountDistinct(int limit)
    {
        var seen = new List<double[]>(limit);
        var point = new double[Dimensions];
        for (var i = 0; i < Count && seen.Count < limit; i++)
        {
            CopyPoint(i, point);
            if (!seen.Exists(other => other.AsSpan().SequenceEqual(point)))
            {
                seen.Add([.. point]);
            }
        }

        return seen.Count;
    }

    private static double[] Padded(double[] column, int length)
    {
        var padded = new double[length];
        column.CopyTo(padded, 0);
        return padded;
    }
}
