namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Takes rows one after the other, their columns ascending.</summary>
internal sealed class SparseBuilder
{
    private readonly List<int> starts = [0];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    public void Add(int column, float value)
    {
        columns.Add(column);
        values.Add(value);
    }

    public void EndRow() => starts.Add(columns.Count);

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
