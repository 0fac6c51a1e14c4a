using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>A list while it is filled, rung by rung, without what the customer knows and without doubles.</summary>
/// <param name="itself">A product that can't be recommended beside itself.</param>
internal sealed class RankedList(Recommender recommender, int? user, RankingRequest request, int? itself = null)
{
    public List<Ranked> Items { get; } = new(request.Count);

    public bool IsFull => Items.Count >= request.Count;

    /// <summary>Takes what is given in its order.</summary>
    public void Fill(string strategy, IEnumerable<Scored> inOrder)
    {
        if (IsFull)
        {
            return;
        }

        var isFirst = Items.Count == 0;
        foreach (var each in inOrder)
        {
            if (MayHold(each.Index))
            {
                Items.Add(new Ranked(each.Index, isFirst ? each.Score : 0, strategy));
                if (IsFull)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Takes the best of the scores above 0; equal ones by popularity.</summary>
    public void FillBest(string strategy, Tally scores)
    {
        var best = new TopList(request.Count - Items.Count, recommender.Catalogue.Ranks);
        foreach (var item in scores.Touched)
        {
            var value = (float)scores[item];
            if (value > 0 && best.IsOpenTo(item, value) && MayHold(item))
            {
                best.Offer(item, value);
            }
        }

        Fill(strategy, best.Best.ToArray());
    }

    /// <summary>Takes the best of all products that are fitted, whatever the sign of their scores.</summary>
    public void FillBest(string strategy, bool[] isFitted, Func<int, float> score)
    {
        var best = new TopList(request.Count - Items.Count, recommender.Catalogue.Ranks);
        for (var item = 0; item < isFitted.Length; item++)
        {
            if (!isFitted[item])
            {
                continue;
            }

            var value = score(item);
            if (best.IsOpenTo(item, value) && MayHold(item))
            {
                best.Offer(item, value);
            }
        }

        Fill(strategy, best.Best.ToArray());
    }

    private bool MayHold(int item)
    {
        if (item == itself || (user is { } known && recommender.IsExcluded(known, item, request.Exclusion)))
        {
            return false;
        }

        foreach (var held in Items)
        {
            if (held.Item == item)
            {
                return false;
            }
        }

        return true;
    }
}
