namespace ReportingPortal.Analytics.Pareto;

/// <summary>What one item brought in.</summary>
public sealed record ItemSales(string Id, string Name, decimal NetSales);

/// <summary>The arithmetic of concentration (D5), exact in decimals; no I/O.</summary>
public static class ParetoCurve
{
    private const decimal ClassA = .80m;
    private const decimal ClassB = .95m;

    /// <summary>Orders the items by sales, then id, and classes them; items without positive sales stand apart.</summary>
    public static ParetoResult Of(IReadOnlyCollection<ItemSales> items)
    {
        var sold = items.Where(item => item.NetSales > 0).OrderByDescending(item => item.NetSales).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        List<ItemSales> apart = [.. items.Where(item => item.NetSales <= 0).OrderByDescending(item => item.NetSales).ThenBy(item => item.Id, StringComparer.Ordinal)];
        if (sold.Count == 0)
        {
            return new ParetoResult(0, 0, null, null, null, [], apart.Count, apart);
        }

        var total = sold.Sum(item => item.NetSales);
        var (curve, itemsTo80) = Cumulate(sold, total);
        var top = (sold.Count + 4) / 5;
        return new ParetoResult(
            sold.Count, itemsTo80, (decimal)itemsTo80 / sold.Count, sold.Take(top).Sum(item => item.NetSales) / total, Gini(sold, total), curve,
            apart.Count, apart);
    }

    /// <summary>An item is classed by what stands before it, so the one that crosses a border belongs to the higher class.</summary>
    private static (List<ParetoItem> Curve, int ItemsTo80) Cumulate(List<ItemSales> sold, decimal total)
    {
        var curve = new List<ParetoItem>(sold.Count);
        var before = 0m;
        var itemsTo80 = 0;
        foreach (var item in sold)
        {
            var itemClass = before < ClassA * total ? 'A' : before < ClassB * total ? 'B' : 'C';
            itemsTo80 += itemClass == 'A' ? 1 : 0;
            before += item.NetSales;
            curve.Add(new ParetoItem(item.Id, item.Name, item.NetSales, before / total, itemClass));
        }

        return (curve, itemsTo80);
    }

    /// <summary>Gini = sum of (2i - N - 1) x_i over N times the total, x ascending from i = 1.</summary>
    private static decimal Gini(List<ItemSales> descending, decimal total)
    {
        var n = descending.Count;
        var weighted = 0m;
        for (var i = 1; i <= n; i++)
        {
            weighted += (2 * i - n - 1) * descending[n - i].NetSales;
        }

        return weighted / (n * total);
    }
}
