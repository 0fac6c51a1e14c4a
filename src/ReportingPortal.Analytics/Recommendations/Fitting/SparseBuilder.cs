namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Takes rows one after the other; their entries may come in any order, each column at most once.</summary>
internal sealed class SparseBuilder
{
    private readonly List<int> starts = [0];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    /// <summary>Entries of no weight are left out; the arrays are sorted in place.</summary>
    public void AddRow(int[] rowColumns, float[] rowValues)
    {
        Array.Sort(rowColumns, rowValues);
        for (var i = 0; i < rowColumns.Length; i++)
        {
            if (rowValues[i] > 0)
            {
                columns.Add(rowColumns[i]);
                values.Add(rowValues[i]);
            }
        }

        starts.Add(columns.Count);
    }

    /// <summary>
    /// Closes the matrix. Weights above the 99th percentile (type 7) are cut to it: who reloads a page all day is no better
    /// customer for it.
    /// </summary>
    public SparseRows Build(int columnCount)
    {
        float[] weights = [.. values];
        var cap = Cap(weights);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Min(weights[i], cap);
        }

        return new SparseRows(columnCount, [.. starts], [.. columns], weights);
    }

    private static float Cap(float[] weights)
    {
        if (weights.Length == 0)
        {
            return 0;
        }

        var sorted = (float[])weights.Clone();
        Array.Sort(sorted);
        var place = .99 * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return (float)(below + ((place - Math.Floor(place)) * (above - below)));
    }
}
