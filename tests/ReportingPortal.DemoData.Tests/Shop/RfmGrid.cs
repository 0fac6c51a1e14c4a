namespace ReportingPortal.DemoData.Tests.Shop;

/// <summary>The ten groups on recency and frequency quintiles (type 7 quantiles), worked out here apart from the portal's own query.</summary>
internal static class RfmGrid
{
    // rows from recency 5 down to 1, columns from frequency 1 to 5
    private static readonly string[][] Groups =
    [
        ["New Customers", "Potential Loyalists", "Potential Loyalists", "Champions", "Champions"],
        ["Promising", "Potential Loyalists", "Potential Loyalists", "Loyal Customers", "Loyal Customers"],
        ["About to Sleep", "About to Sleep", "Need Attention", "Loyal Customers", "Loyal Customers"],
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose Them"],
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose Them"],
    ];

    public static IReadOnlyDictionary<string, int> CountGroups(IReadOnlyList<(int RecencyDays, int Frequency)> customers)
    {
        var recencyCuts = CutsOf(customers.Select(customer => customer.RecencyDays));
        var frequencyCuts = CutsOf(customers.Select(customer => customer.Frequency));
        return customers
            .CountBy(customer => Groups[recencyCuts.Count(cut => cut < customer.RecencyDays)][frequencyCuts.Count(cut => cut < customer.Frequency)])
            .ToDictionary();
    }

    private static double[] CutsOf(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return [.. new[] { 0.2, 0.4, 0.6, 0.8 }.Select(share => QuantileOf(sorted, share))];
    }

    private static double QuantileOf(List<int> sorted, double share)
    {
        var position = (sorted.Count - 1) * share;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
