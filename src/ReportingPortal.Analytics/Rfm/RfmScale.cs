using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>
/// The cuts customers are scored by, and the scores (D1). With fewer parts than five the scores keep to the same range, the
/// outer ones being 1 and 5, so that the grid of ten groups stays whole.
/// </summary>
internal sealed record RfmScale(decimal[] Recency, decimal[] Frequency, decimal[] Monetary)
{
    /// <summary>Below this many customers parts of them mean nothing.</summary>
    public const int MinCustomers = 5;

    // A whole number exceeds a cut where it exceeds the cut's whole part.
    private readonly long[] wholeRecency = Whole(Recency, 1);
    private readonly long[] wholeFrequency = Whole(Frequency, 1);
    private readonly long[] wholeMonetary = Whole(Monetary, Amount.Unit);

    public static RfmScale Of(RfmValues[] values, GroupingRules rules)
        => rules.Cuts == RfmCutMode.Fixed && values.Length > 0
            ? new RfmScale(rules.RecencyCuts!, rules.FrequencyCuts!, rules.MonetaryCuts!)
            : new RfmScale(
                Quantile.Cuts(Numbers(values, value => value.RecencyDays), rules.Bins), Quantile.Cuts(Numbers(values, value => value.Frequency), rules.Bins),
                Quantile.Cuts(Money(values, rules), rules.Bins));

    /// <summary>Equal values score equal: a score counts the cuts a value exceeds.</summary>
    public (int R, int F, int M) Score(int recencyDays, int frequency, decimal monetary)
        => (Spread(Recency.Length - Above(Recency, recencyDays), Recency.Length), Spread(Above(Frequency, frequency), Frequency.Length),
            Spread(Above(Monetary, monetary), Monetary.Length));

    /// <summary>The same of the values it was made from or others of its kind, in whole numbers where they are.</summary>
    public (int R, int F, int M) Score(in RfmValues value, GroupingRules rules)
        => (Spread(Recency.Length - Above(wholeRecency, value.RecencyDays), Recency.Length), Spread(Above(wholeFrequency, value.Frequency), Frequency.Length),
            Spread(
                rules.Monetary == MonetaryValue.Mean ? Above(Monetary, rules.MonetaryOf(value)) : Above(wholeMonetary, value.NetSales), Monetary.Length));

    /// <summary>The column of the grid.</summary>
    public static int Column(RfmAxis axis, int f, int m) => axis == RfmAxis.Frequency ? f : (f + m + 1) / 2;

    /// <summary>What customers spent. Sums are sorted as the whole units they are, many times as fast.</summary>
    public static SortedValues Money(RfmValues[] values, GroupingRules rules)
        => rules.Monetary == MonetaryValue.Mean
            ? SortedValues.Of(Array.ConvertAll(values, value => rules.MonetaryOf(value)))
            : SortedValues.Of(Array.ConvertAll(values, value => value.NetSales));

    public static SortedValues Numbers(RfmValues[] values, Converter<RfmValues, int> of) => SortedValues.Of(Array.ConvertAll(values, of));

    private static long[] Whole(decimal[] cuts, decimal unit)
        => Array.ConvertAll(cuts, cut => cut > Amount.Most ? long.MaxValue : cut < -Amount.Most ? long.MinValue : (long)Math.Floor(cut * unit));

    private static int Above<T>(T[] cuts, T value) where T : IComparable<T>
    {
        var above = 0;
        while (above < cuts.Length && cuts[above].CompareTo(value) < 0)
        {
            above++;
        }

        return above;
    }

    private static int Spread(int rank, int cuts) => 1 + (int)Math.Round(4.0 * rank / cuts);
}
