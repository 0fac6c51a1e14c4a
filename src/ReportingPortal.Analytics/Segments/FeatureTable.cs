namespace ReportingPortal.Analytics.Segments;

/// <summary>Raw features of customers, column by column, in the order of their ids: where rows came from leaves no trace.</summary>
public sealed class FeatureTable
{
    private FeatureTable(string[] names, string[] customerIds, double[][] columns)
    {
        (Names, CustomerIds, Columns) = (names, customerIds, columns);
    }

    public string[] Names { get; }

    public string[] CustomerIds { get; }

    public double[][] Columns { get; }

    /// <summary>What a customer brought in, the order of segments: the last feature of either set.</summary>
    public double[] Spend => Columns[^1];

    /// <param name="rows">A customer's id and its features in the order of <paramref name="names"/>.</param>
    public static FeatureTable Of(string[] names, IEnumerable<(string CustomerId, double[] Values)> rows)
    {
        var sorted = rows.ToArray();
        // A run's customers come in this order already.
        if (sorted.Zip(sorted.Skip(1)).Any(pair => CodePoints.Order.Compare(pair.First.CustomerId, pair.Second.CustomerId) > 0))
        {
            Array.Sort(sorted, (one, other) => CodePoints.Order.Compare(one.CustomerId, other.CustomerId));
        }

        return new FeatureTable(
            names, Array.ConvertAll(sorted, row => row.CustomerId), [.. names.Select((_, feature) => Array.ConvertAll(sorted, row => row.Values[feature]))]);
    }
}
