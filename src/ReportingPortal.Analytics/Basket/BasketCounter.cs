using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Basket;

/// <summary>Two items bought together: their numbers, and in how many orders each and both are.</summary>
internal readonly record struct ItemPair(int First, int Second, int Orders, int FirstOrders, int SecondOrders);

/// <summary>What baskets held.</summary>
/// <param name="Pairs">Those in at least <paramref name="MinOrders"/> orders together.</param>
/// <param name="LargeOrders">Orders whose pairs were not counted.</param>
internal sealed record PairCounts(int Orders, int Items, int MinOrders, int LargeOrders, IReadOnlyList<ItemPair> Pairs);

/// <summary>
/// Counts pairs over all baskets (D17), which lie one after the other in one array. Items in fewer orders than a pair needs can be in
/// no rule and are left out first (Agrawal and Srikant 1994); pairs of the others are counted in a triangle of numbers where it fits, in
/// a table else. An order of more than <see cref="MaxItems"/> such items counts in N and for each item, but not for its pairs, which
/// grow with the square: a stock list says nothing of what goes with what. How many there were is kept.
/// </summary>
internal sealed class BasketCounter
{
    /// <summary>Items of a basket whose pairs are counted: two million pairs at most, a few milliseconds.</summary>
    public const int MaxItems = 2000;

    /// <summary>The fewest orders of a rule, and as a share of all orders.</summary>
    public const int LeastOrders = 5;

    private const int OrdersAThousand = 1;

    private const int MaxInTriangle = 6000;

    private readonly List<int> items = [];
    private readonly List<int> ends = [];
    private int[] ordersOfItem = new int[256];

    /// <param name="basket">Different numbers; an empty one is an order of nothing.</param>
    public void Add(ReadOnlySpan<int> basket)
    {
        foreach (var item in basket)
        {
            if (item >= ordersOfItem.Length)
            {
                Array.Resize(ref ordersOfItem, Math.Max(item + 1, 2 * ordersOfItem.Length));
            }

            ordersOfItem[item]++;
        }

        items.AddRange(basket);
        ends.Add(items.Count);
    }

    /// <summary>The larger of five orders and one in a thousand.</summary>
    public static int MinOrders(int orders) => Math.Max(LeastOrders, (int)((((long)orders * OrdersAThousand) + 999) / 1000));

    public PairCounts Count()
    {
        var least = MinOrders(ends.Count);
        int[] frequent = [.. Enumerable.Range(0, ordersOfItem.Length).Where(item => ordersOfItem[item] >= least)];
        var places = Enumerable.Repeat(-1, ordersOfItem.Length).ToArray();
        for (var place = 0; place < frequent.Length; place++)
        {
            places[frequent[place]] = place;
        }

        var table = frequent.Length <= MaxInTriangle ? (IPairTable)new Triangle(frequent.Length) : new Sparse();
        var large = CountInto(table, places);
        var pairs = table.AtLeast(least).Select(pair =>
        {
            var (first, second) = (frequent[pair.First], frequent[pair.Second]);
            return new ItemPair(first, second, pair.Orders, ordersOfItem[first], ordersOfItem[second]);
        });
        return new PairCounts(ends.Count, ordersOfItem.Count(orders => orders > 0), least, large, [.. pairs]);
    }

    private int CountInto(IPairTable table, int[] places)
    {
        var all = CollectionsMarshal.AsSpan(items);
        var kept = new int[MaxItems];
        var (start, large) = (0, 0);
        foreach (var end in ends)
        {
            var count = 0;
            foreach (var item in all[start..end])
            {
                if (places[item] >= 0)
                {
                    if (count < MaxItems)
                    {
                        kept[count] = places[item];
                    }

                    count++;
                }
            }

            start = end;
            if (count > MaxItems)
            {
                large++;
            }
            else if (count > 1)
            {
                Array.Sort(kept, 0, count);
                table.Add(kept.AsSpan(0, count));
            }
        }

        return large;
    }

    private interface IPairTable
    {
        /// <param name="basket">Ascending.</param>
        void Add(ReadOnlySpan<int> basket);

        IEnumerable<(int First, int Second, int Orders)> AtLeast(int least);
    }

    /// <summary>A number for each pair, row after row: (second, first) with first below second.</summary>
    private sealed class Triangle(int size) : IPairTable
    {
        private readonly int[] counts = new int[size * (size - 1L) / 2];

        public void Add(ReadOnlySpan<int> basket)
        {
            for (var i = 1; i < basket.Length; i++)
            {
                var row = Row(basket[i]);
                foreach (var first in basket[..i])
                {
                    counts[row + first]++;
                }
            }
        }

        public IEnumerable<(int First, int Second, int Orders)> AtLeast(int least)
        {
            for (var second = 1; second < size; second++)
            {
                for (var first = 0; first < second; first++)
                {
                    var orders = counts[Row(second) + first];
                    if (orders >= least)
                    {
                        yield return (first, second, orders);
                    }
                }
            }
        }

        private static int Row(int second) => second * (second - 1) / 2;
    }

    /// <summary>For so many items that a triangle would not fit: only pairs that are.</summary>
    private sealed class Sparse : IPairTable
    {
        private readonly Dictionary<long, int> counts = [];

        public void Add(ReadOnlySpan<int> basket)
        {
            for (var i = 1; i < basket.Length; i++)
            {
                foreach (var first in basket[..i])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, ((long)basket[i] << 32) | (uint)first, out _)++;
                }
            }
        }

        public IEnumerable<(int First, int Second, int Orders)> AtLeast(int least)
            => counts.Where(pair => pair.Value >= least).Select(pair => ((int)pair.Key, (int)(pair.Key >> 32), pair.Value)).Order();
    }
}
