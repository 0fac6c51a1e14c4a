namespace ReportingPortal.Analytics.Narrative;

/// <summary>
/// A change in net sales split into its three factors, which sum to it exactly (D19, LMDI-I). When a factor is zero or
/// negative no split exists: the parts are null and only the difference stands.
/// </summary>
public sealed record ChangeDecomposition(decimal Change, decimal? FromCustomers, decimal? FromOrdersPerCustomer, decimal? FromOrderValue)
{
    /// <summary>Splits net sales = customers × orders per customer × net sales per order (Ang, Energy Policy 33, 2005).</summary>
    public static ChangeDecomposition Of(Kpis.Kpis current, Kpis.Kpis previous)
    {
        var change = current.NetSales - previous.NetSales;
        if (!HasFactors(current) || !HasFactors(previous))
        {
            return new ChangeDecomposition(change, null, null, null);
        }

        var weight = LogarithmicMean((double)current.NetSales, (double)previous.NetSales);
        var fromCustomers = Part(weight, current.Customers, previous.Customers);
        var fromFrequency = Part(weight, (double)current.Orders / current.Customers, (double)previous.Orders / previous.Customers);
        // The last part is the rest, so that rounding can't break the sum.
        return new ChangeDecomposition(change, fromCustomers, fromFrequency, change - fromCustomers - fromFrequency);
    }

    private static bool HasFactors(Kpis.Kpis kpis) => kpis is { NetSales: > 0, Orders: > 0, Customers: > 0 };

    private static decimal Part(double weight, double current, double previous)
        => decimal.Round((decimal)(weight * Math.Log(current / previous)), 4);

    private static double LogarithmicMean(double a, double b) => a == b ? a : (a - b) / Math.Log(a / b);
}
