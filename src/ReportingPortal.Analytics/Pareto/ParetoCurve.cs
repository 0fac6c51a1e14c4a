using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Pareto;

/// <summary>What one item brought in.</summary>
public sealed record ItemSales(string Id, string Name, decimal NetSales);

/// <summary>The arithmetic of concentration (D5), exact in whole ten-thousandths; no I/O.</summary>
public static class ParetoCurve
{
    private const decimal ClassA = .80m;
    private const decimal ClassB = .95m;

    /// <summary>Orders the items by sales, then id, and classes them; items without positive sales stand apart.</summary>
    public static ParetoResult Of(IReadOnlyCollection<ItemSales> items)
        => Of([.. items.Select(item => item.Id)], [.. items.Select(item => item.Name)], [.. items.Select(item => PackedMoney.Units(item.NetSales))]);

    /// <summary>The same of items side by side, for a million of them.</summary>
    /// <param name="netSales">In ten-thousandths.</param>
    internal static ParetoResult Of(string[] ids, string[] names, long[] netSales)
    {
        var order = Sorted(ids, netSales);
        var sold = Array.FindLastIndex(order, item => netSales[item] > 0) + 1;
        List<ItemSales> apart = [.. order.Skip(sold).Select(item => new ItemSales(ids[item], names[item], Amount.AsStored(netSales[item])))];
        if (sold == 0)
        {
            return new ParetoResult(0, 0, null, null, null, [], apart.Count, apart);
        }

        order = order[..sold];
        var cumulative = Cumulated(order, netSales);
        var total = cumulative[^1];
        var (classA, classB) = (Below(cumulative, ClassA * total), Below(cumulative, ClassB * total));
        return new ParetoResult(
            sold, classA, (decimal)classA / sold, (decimal)cumulative[((sold + 4) / 5) - 1] / total, Gini(order, netSales, total),
            new ParetoItems(Array.ConvertAll(order, item => ids[item]), Array.ConvertAll(order, item => names[item]), cumulative, classA, classB), apart.Count, apart);
    }

    /// <summary>Places by sales, the largest first, then by id.</summary>
    private static int[] Sorted(string[] ids, long[] netSales)
    {
        var (keys, order) = (Array.ConvertAll(netSales, amount => -amount), Enumerable.Range(0, ids.Length).ToArray());
        Array.Sort(keys, order);
        for (var first = 0; first < order.Length;)
        {
            var after = first + 1;
            while (after < order.Length && keys[after] == keys[first])
            {
                after++;
            }

            Array.Sort(order, first, after - first, Comparer<int>.Create((a, b) => string.CompareOrdinal(ids[a], ids[b])));
            first = after;
        }

        return order;
    }

    private static long[] Cumulated(int[] order, long[] netSales)
    {
        var (cumulative, sum) = (new long[order.Length], 0L);
        for (var i = 0; i < order.Length; i++)
        {
            cumulative[i] = sum = checked(sum + netSales[order[i]]);
        }

        return cumulative;
    }

    /// <summary>Items that have less than a sum before them: the one that crosses it belongs to them.</summary>
    private static int Below(long[] cumulative, decimal sum) => 1 + Bisection.First(cumulative.Length - 1, i => cumulative[i] >= sum);

    /// <summary>Gini = sum of (2i - N - 1) x_i over N times the total, x ascending from i = 1.</summary>
    private static decimal Gini(int[] descending, long[] netSales, long total)
    {
        var n = descending.Length;
        Int128 weighted = 0;
        for (var i = 1; i <= n; i++)
        {
            weighted += (Int128)((2L * i) - n - 1) * netSales[descending[n - i]];
        }

        return (decimal)weighted / ((decimal)n * total);
    }
}
