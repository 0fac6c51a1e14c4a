using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Basket;

/// <summary>Baskets of ids, counted under numbers: an id takes the next one when it is first seen.</summary>
internal sealed class NumberedBaskets
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly BasketCounter counter = new();
    private int[] basket = new int[64];

    /// <summary>The id of each number.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <param name="items">Different ids.</param>
    public void Add(string[] items)
    {
        if (items.Length > basket.Length)
        {
            basket = new int[2 * items.Length];
        }

        for (var i = 0; i < items.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, items[i], out var known);
            if (!known)
            {
                number = ids.Count;
                ids.Add(items[i]);
            }

            basket[i] = number;
        }

        counter.Add(basket.AsSpan(0, items.Length));
    }

    public PairCounts Count() => counter.Count();
}
