namespace ReportingPortal.Analytics.Rfm;

/// <summary>Type-7 quantiles (the default of R and NumPy; Hyndman and Fan 1996), exact in decimals: a cut equal to a value is equal to it.</summary>
internal static class Quantile
{
    /// <summary>The value below which <paramref name="k"/> of <paramref name="parts"/> equal parts lie.</summary>
    /// <param name="sorted">The values by their places, ascending; at least one.</param>
    public static decimal Of(SortedValues sorted, int k, int parts)
    {
        var (below, rest) = Math.DivRem((long)(sorted.Count - 1) * k, parts);
        var value = sorted.At((int)below);
        return rest == 0 ? value : value + ((sorted.At((int)below + 1) - value) * rest / parts);
    }

    /// <summary>All inner cuts into so many parts; none of nothing.</summary>
    public static decimal[] Cuts(SortedValues sorted, int parts)
        => sorted.Count == 0 ? [] : [.. Enumerable.Range(1, parts - 1).Select(k => Of(sorted, k, parts))];
}
