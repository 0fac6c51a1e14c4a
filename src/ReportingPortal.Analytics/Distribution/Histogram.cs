namespace ReportingPortal.Analytics.Distribution;

/// <summary>
/// Bins of equal width from the smallest to the largest amount: as many as Freedman and Diaconis (1981) ask for, 2 IQR / n^(1/3) wide,
/// or the square root of n where the IQR is zero, but 10 to 60 (D13); one where all amounts are equal.
/// </summary>
internal static class Histogram
{
    public const int FewestBins = 10;
    public const int MostBins = 60;

    /// <param name="sorted">Ten-thousandths, ascending; positive where the bins are of their logarithms.</param>
    public static IReadOnlyList<HistogramBin> Of(ReadOnlySpan<long> sorted, bool log)
    {
        if (sorted.Length == 0)
        {
            return [];
        }

        if (sorted[0] == sorted[^1])
        {
            return [new HistogramBin(PackedMoney.Amount(sorted[0]), PackedMoney.Amount(sorted[0]), sorted.Length)];
        }

        var bins = BinCount(sorted, log);
        var edges = new decimal[bins + 1];
        for (var i = 0; i <= bins; i++)
        {
            edges[i] = i == 0 ? sorted[0] : i == bins ? sorted[^1] : Edge(sorted[0], sorted[^1], i, bins, log);
        }

        var result = new List<HistogramBin>(bins);
        var before = 0;
        for (var i = 0; i < bins; i++)
        {
            var end = i == bins - 1 ? sorted.Length : ValueDistribution.CountBelow(sorted, (long)Math.Ceiling(edges[i + 1]));
            result.Add(new HistogramBin(edges[i] / 10_000m, edges[i + 1] / 10_000m, end - before));
            before = end;
        }

        return result;
    }

    private static decimal Edge(long low, long high, int i, int bins, bool log)
        => log ? (decimal)(low * Math.Pow((double)high / low, (double)i / bins)) : low + (((decimal)high - low) * i / bins);

    private static int BinCount(ReadOnlySpan<long> sorted, bool log)
    {
        var (q1, q3) = ((double)ValueDistribution.Quantile(sorted, .25m), (double)ValueDistribution.Quantile(sorted, .75m));
        var (iqr, range) = log ? (Math.Log(q3 / q1), Math.Log((double)sorted[^1] / sorted[0])) : (q3 - q1, (double)sorted[^1] - sorted[0]);
        var wanted = iqr > 0 ? range / (2 * iqr / Math.Cbrt(sorted.Length)) : Math.Sqrt(sorted.Length);
        return (int)Math.Clamp(Math.Ceiling(wanted), FewestBins, MostBins);
    }
}
