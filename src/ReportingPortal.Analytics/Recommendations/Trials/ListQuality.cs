namespace ReportingPortal.Analytics.Recommendations.Trials;

/// <summary>How good one list was, knowing what the customer bought afterwards (D12).</summary>
/// <param name="AveragePrecision">Σ over hit ranks of precision up to there, divided by min(k, |relevant|).</param>
/// <param name="Ndcg">DCG with gains of 1 and discounts 1 / log2(rank + 1), divided by the best possible within min(k, |relevant|).</param>
/// <param name="ReciprocalRank">Of the first hit; 0 without one.</param>
public readonly record struct ListQuality(int Hits, double Precision, double Recall, double AveragePrecision, double Ndcg, double ReciprocalRank)
{
    /// <param name="list">Best first, without doubles; only the first <paramref name="k"/> count.</param>
    /// <param name="relevant">At least one.</param>
    public static ListQuality Of<T>(IReadOnlyList<T> list, IReadOnlySet<T> relevant, int k)
    {
        var (hits, precisions, gain, first) = (0, 0.0, 0.0, 0);
        for (var rank = 1; rank <= Math.Min(k, list.Count); rank++)
        {
            if (relevant.Contains(list[rank - 1]))
            {
                hits++;
                precisions += (double)hits / rank;
                gain += 1 / Math.Log2(rank + 1);
                first = first == 0 ? rank : first;
            }
        }

        var possible = Math.Min(k, relevant.Count);
        var best = Enumerable.Range(1, possible).Sum(rank => 1 / Math.Log2(rank + 1));
        return new ListQuality(hits, (double)hits / k, (double)hits / relevant.Count, precisions / possible, gain / best, first == 0 ? 0 : 1.0 / first);
    }
}
