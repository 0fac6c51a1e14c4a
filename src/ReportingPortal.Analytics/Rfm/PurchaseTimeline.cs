using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values in the window that ends at a point.</summary>
/// <param name="Customer">Place of the customer in the timeline.</param>
internal readonly record struct RfmValues(int Customer, int RecencyDays, int Frequency, decimal NetSales, decimal Monetary);

/// <summary>
/// Walks once through a tenant's packed days and tells every customer's values at the end of some days on the way. Memory
/// holds a few numbers a customer, and with a window its days.
/// </summary>
internal sealed class PurchaseTimeline(GroupingRules rules, IEnumerable<DateOnly> points, Action<DateOnly, RfmValues[]> atPoint)
{
    private readonly Queue<DateOnly> ahead = new(points);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<State> states = [];
    private readonly Queue<Entry> window = [];
    private readonly Dictionary<int, int> gaps = [];

    public IReadOnlyCollection<string> CustomerIds => places.Keys;

    /// <summary>Days between successive order days of one customer, with how often each occurs; ascending.</summary>
    public IEnumerable<(int Days, int Times)> Gaps => gaps.OrderBy(gap => gap.Key).Select(gap => (gap.Key, gap.Value));

    /// <summary>Days must come in their order.</summary>
    public void Add(PackedDay day)
    {
        while (places.Count == 0 && ahead.Count > 1 && ahead.Peek() < day.SaleDate)
        {
            ahead.Dequeue();
        }

        // The last point is that of all data: returns later than the last order belong to it.
        while (ahead.Count > 1 && ahead.Peek() < day.SaleDate)
        {
            TakePoint();
        }

        for (var i = 0; i < day.CustomerIds.Length; i++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, day.CustomerIds[i], out var known);
            if (!known)
            {
                place = states.Count;
                states.Add(default);
            }

            Add(new Entry(day.SaleDate.DayNumber, place, day.Orders[i], day.NetSales[i]));
        }
    }

    public void Finish()
    {
        while (ahead.Count > 0)
        {
            TakePoint();
        }
    }

    /// <summary>The first day of the window that ends with a day; null where it is all history.</summary>
    public static DateOnly? WindowFrom(GroupingRules rules, DateOnly until)
        => rules.WindowMonths is { } months ? until.AddDays(1).AddMonths(-months) : null;

    private void Add(Entry entry)
    {
        ref var state = ref CollectionsMarshal.AsSpan(states)[entry.Customer];
        if (entry.Orders > 0)
        {
            if (state.LastDay is > 0 and var last && last < entry.Day)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(gaps, entry.Day - last, out _)++;
            }

            state.LastDay = entry.Day;
        }

        state.Orders += entry.Orders;
        state.NetSales += entry.NetSales;
        if (rules.WindowMonths is not null)
        {
            window.Enqueue(entry);
        }
    }

    private void TakePoint()
    {
        var point = ahead.Dequeue();
        var span = CollectionsMarshal.AsSpan(states);
        while (window.TryPeek(out var oldest) && oldest.Day < WindowFrom(rules, point)!.Value.DayNumber)
        {
            window.Dequeue();
            span[oldest.Customer].Orders -= oldest.Orders;
            span[oldest.Customer].NetSales -= oldest.NetSales;
        }

        var values = new List<RfmValues>(span.Length);
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i].Orders > 0)
            {
                var monetary = rules.Monetary == MonetaryValue.Mean ? span[i].NetSales / span[i].Orders : span[i].NetSales;
                values.Add(new RfmValues(i, point.DayNumber - span[i].LastDay, span[i].Orders, span[i].NetSales, monetary));
            }
        }

        atPoint(point, [.. values]);
    }

    private struct State
    {
        public int LastDay;
        public int Orders;
        public decimal NetSales;
    }

    private readonly record struct Entry(int Day, int Customer, int Orders, decimal NetSales);
}
