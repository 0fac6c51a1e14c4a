namespace ReportingPortal.Analytics.Segments;

/// <summary>Features as k-means takes them: kept names, and each column with mean 0 and standard deviation 1.</summary>
public sealed record ScaledFeatures(string[] Names, double[][] Raw, double[][] Columns);

/// <summary>
/// ln(1 + v), because counts and amounts are skewed and a few large customers would own every cluster; then z-scores with
/// the population's standard deviation, because units differ (D10). A feature equal for all tells nothing and is left out.
/// </summary>
public static class FeatureScaling
{
    // Below this a deviation is rounding, not a difference between customers.
    private const double NoDeviation = 1e-9;

    public static ScaledFeatures Scale(FeatureTable table)
    {
        var kept = table.Names
            .Select((name, i) => (Name: name, Raw: table.Columns[i], Scaled: Standardise(table.Columns[i])))
            .Where(feature => feature.Scaled is not null)
            .ToArray();
        return new ScaledFeatures([.. kept.Select(f => f.Name)], [.. kept.Select(f => f.Raw)], [.. kept.Select(f => f.Scaled!)]);
    }

    /// <summary>Null without variance. Returns can make an amount negative: it counts as nothing.</summary>
    private static double[]? Standardise(double[] column)
    {
        if (column.Length == 0)
        {
            return null;
        }

        var logs = Array.ConvertAll(column, value => Math.Log(1 + Math.Max(0, value)));
        var mean = logs.Average();
        var deviation = Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / logs.Length);
        return deviation < NoDeviation ? null : Array.ConvertAll(logs, log => (log - mean) / deviation);
    }
}
