namespace ReportingPortal.Analytics.Recommendations.Fitting;

internal readonly record struct Scored(int Index, float Score);

/// <summary>The best few of many, best first; equal scores by rank, so that a list is the same on every call.</summary>
/// <param name="ranks">The rank of each index, no two alike; null means the index itself.</param>
internal sealed class TopList(int capacity, int[]? ranks = null)
{
    private readonly Scored[] best = new Scored[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<Scored> Best => best.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Whether an offer would be taken: asked before costlier questions.</summary>
    public bool IsOpenTo(int index, float score) => Count < capacity || (capacity > 0 && IsBefore(index, score, best[Count - 1]));

    public void Offer(int index, float score)
    {
        if (!IsOpenTo(index, score))
        {
            return;
        }

        var place = Count < capacity ? Count++ : Count - 1;
        for (; place > 0 && IsBefore(index, score, best[place - 1]); place--)
        {
            best[place] = best[place - 1];
        }

        best[place] = new Scored(index, score);
    }

    private bool IsBefore(int index, float score, Scored other)
        => score > other.Score || (score == other.Score && (ranks is null ? index < other.Index : ranks[index] < ranks[other.Index]));
}
