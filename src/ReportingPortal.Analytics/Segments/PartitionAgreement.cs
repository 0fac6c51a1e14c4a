namespace ReportingPortal.Analytics.Segments;

/// <summary>How well two ways to part the same customers agree.</summary>
public static class PartitionAgreement
{
    /// <summary>
    /// The adjusted Rand index (Hubert and Arabie 1985): pairs of customers that both ways put together, less what chance would,
    /// over the most there could be less chance. 1 is the same parts, 0 no better than chance, below 0 worse; null where either way
    /// leaves nothing to tell apart.
    /// </summary>
    /// <param name="table">Customers of each part of the one way (rows) in each of the other (columns).</param>
    public static double? AdjustedRand(int[][] table)
    {
        var together = table.Sum(row => row.Sum(Pairs));
        var rows = table.Sum(row => Pairs(row.Sum()));
        var columns = Columns(table).Sum(column => Pairs(column.Sum()));
        var all = Pairs(table.Sum(row => row.Sum()));
        var chance = all == 0 ? 0 : rows * columns / all;
        var most = ((rows + columns) / 2) - chance;
        return all == 0 || most == 0 ? null : (together - chance) / most;
    }

    /// <summary>The share of customers who belong to the row most common in their column (Manning, Raghavan, Schütze 2008, 16.3); null of none.</summary>
    public static double? Purity(int[][] table)
        => table.Sum(row => row.Sum()) is > 0 and var all ? (double)Columns(table).Sum(column => column.Max()) / all : null;

    private static IEnumerable<int[]> Columns(int[][] table)
        => table.Length == 0 ? [] : Enumerable.Range(0, table[0].Length).Select(column => Array.ConvertAll(table, row => row[column]));

    private static double Pairs(int count) => count * (count - 1.0) / 2;
}
