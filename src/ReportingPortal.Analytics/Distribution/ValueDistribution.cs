using System.Text.Json.Serialization;

namespace ReportingPortal.Analytics.Distribution;

/// <summary>A bar of the histogram: from its lower edge up to, not including, its upper one; the last holds both.</summary>
public sealed record HistogramBin(decimal From, decimal To, int Count);

/// <summary>How amounts spread (D13). Figures are null where there is nothing, or too little, to measure.</summary>
/// <param name="Count">Orders or customers.</param>
/// <param name="StandardDeviation">Of them all, not of a sample: divided by n.</param>
/// <param name="Skewness">Third central moment over the cube of the standard deviation; null where all are equal.</param>
/// <param name="OutlierAbove">Q3 + 1.5 IQR: those above are counted, and stay in every figure.</param>
/// <param name="Log">Bins are of equal width in the logarithm.</param>
/// <param name="NotBinned">Zero and negative amounts, which have no logarithm.</param>
public sealed record ValueDistribution(
    int Count, decimal? Mean, decimal? StandardDeviation, double? Skewness, decimal? Min, [property: JsonPropertyName("p10")] decimal? P10,
    [property: JsonPropertyName("p25")] decimal? P25, decimal? Median, [property: JsonPropertyName("p75")] decimal? P75, [property: JsonPropertyName("p90")] decimal? P90,
    [property: JsonPropertyName("p95")] decimal? P95, [property: JsonPropertyName("p99")] decimal? P99, decimal? Max, decimal? OutlierAbove, int Outliers, bool Log, int NotBinned, IReadOnlyList<HistogramBin> Bins)
{
    public static readonly ValueDistribution Empty = new(0, null, null, null, null, null, null, null, null, null, null, null, null, null, 0, false, 0, []);

    /// <param name="units">Amounts in ten-thousandths, in any order; sorted in place.</param>
    internal static ValueDistribution Of(Span<long> units, bool log)
    {
        if (units.Length == 0)
        {
            return Empty with { Log = log };
        }

        units.Sort();
        var (mean, deviation, skewness) = Moments(units);
        var (q1, q3) = (Quantile(units, .25m), Quantile(units, .75m));
        var fence = q3 + (1.5m * (q3 - q1));
        var binned = log ? units[CountBelow(units, 1)..] : units;
        return new ValueDistribution(
            units.Length, mean, deviation, skewness, PackedMoney.Amount(units[0]), Money(Quantile(units, .10m)), Money(q1), Money(Quantile(units, .50m)), Money(q3),
            Money(Quantile(units, .90m)), Money(Quantile(units, .95m)), Money(Quantile(units, .99m)), PackedMoney.Amount(units[^1]), Money(fence),
            units.Length - CountBelow(units, (long)Math.Floor(fence) + 1), log, units.Length - binned.Length, Histogram.Of(binned, log));
    }

    /// <summary>Type 7, as R and NumPy: linear between the two nearest places of (n - 1) p.</summary>
    internal static decimal Quantile(ReadOnlySpan<long> sorted, decimal p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>How many of the sorted amounts are below one.</summary>
    internal static int CountBelow(ReadOnlySpan<long> sorted, long amount)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < amount ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The mean is exact; the others in doubles, around it, so that nothing cancels out.</summary>
    private static (decimal Mean, decimal Deviation, double? Skewness) Moments(ReadOnlySpan<long> units)
    {
        Int128 sum = 0;
        foreach (var unit in units)
        {
            sum += unit;
        }

        var mean = (decimal)sum / units.Length;
        var (centre, second, third) = ((double)mean, 0d, 0d);
        foreach (var unit in units)
        {
            var distance = unit - centre;
            second += distance * distance;
            third += distance * distance * distance;
        }

        var deviation = Math.Sqrt(second / units.Length);
        return (Money(mean), Money((decimal)deviation), units[0] == units[^1] ? null : third / units.Length / (deviation * deviation * deviation));
    }

    private static decimal Money(decimal units) => units / 10_000m;
}
