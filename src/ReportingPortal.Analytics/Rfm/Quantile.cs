namespace ReportingPortal.Analytics.Rfm;

/// <summary>Type-7 quantiles (the default of R and NumPy; Hyndman and Fan 1996), exact in decimals: a cut equal to a value is equal to it.</summary>
internal static class Quantile
{
    /// <summary>The value below which <paramref name="k"/> of <paramref name="parts"/> equal parts lie.</summary>
    /// <param name="sorted">Ascending, not empty.</param>
    public static decimal Of(decimal[] sorted, int k, int parts)
    {
        var (below, rest) = Math.DivRem((long)(sorted.Length - 1) * k, parts);
        return rest == 0 ? sorted[below] : sorted[below] + ((sorted[below + 1] - sorted[below]) * rest / parts);
    }

    /// <summary>All inner cuts into so many parts; none of nothing.</summary>
    public static decimal[] Cuts(decimal[] sorted, int parts)
        => sorted.Length == 0 ? [] : [.. Enumerable.Range(1, parts - 1).Select(k => Of(sorted, k, parts))];
}
