namespace ReportingPortal.Analytics.Roster;

/// <summary>The first few of many places by an order, without sorting them all.</summary>
internal sealed class FirstPlaces(int most, Comparison<int> order)
{
    /// <summary>The last of those kept lies on top.</summary>
    private readonly PriorityQueue<int, int> kept = new(Comparer<int>.Create((a, b) => order(b, a)));

    public void Add(int place)
    {
        if (kept.Count < most)
        {
            kept.Enqueue(place, place);
        }
        else if (kept.Count > 0 && order(place, kept.Peek()) < 0)
        {
            kept.EnqueueDequeue(place, place);
        }
    }

    /// <summary>In their order.</summary>
    public List<int> ToList()
    {
        List<int> places = [.. kept.UnorderedItems.Select(each => each.Element)];
        places.Sort(order);
        return places;
    }
}
