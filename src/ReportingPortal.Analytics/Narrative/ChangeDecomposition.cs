namespace ReportingPortal.Analytics.Narrative;

/// <summary>
/// A change in net sales split into its three factors, which sum to it exactly (D19, LMDI-I). When a factor is zero or
/// negative no split exists: the parts are null and only the difference stands.
/// </summary>
public sealed record ChangeDecomposition(decimal Change, decimal? FromCustomers, decimal? FromOrdersPerCustomer, decimal? FromOrderValue)
{
    /// <summary>
    /// Net sales = customers x orders per customer x average order value; a factor's part is L(R1, R0) ln(f1 / f0) with the
    /// logarithmic mean L(a, b) = (a - b) / ln(a / b) (Ang 2004). A guest order is a customer who bought once, so that the
    /// product stays net sales. Parts are whole cents (where the change is) by <see cref="RoundedParts"/>.
    /// </summary>
    public static ChangeDecomposition Of(Kpis.Kpis current, Kpis.Kpis previous)
    {
        var change = current.NetSales - previous.NetSales;
        if (Factors(current) is not { } now || Factors(previous) is not { } before)
        {
            return new ChangeDecomposition(change, null, null, null);
        }

        var weight = LogarithmicMean((double)current.NetSales, (double)previous.NetSales);
        decimal[] exact = [.. now.Zip(before, (f1, f0) => (decimal)(weight * Math.Log(f1 / f0)))];
        var parts = RoundedParts.Of(exact, change, change == Math.Round(change, 2) ? 2 : 4);
        return new ChangeDecomposition(change, parts[0], parts[1], parts[2]);
    }

    private static double[]? Factors(Kpis.Kpis kpis)
    {
        var buyers = kpis.Customers + kpis.GuestOrders;
        return buyers > 0 && kpis.Orders > 0 && kpis.NetSales > 0
            ? [buyers, (double)kpis.Orders / buyers, (double)kpis.NetSales / kpis.Orders]
            : null;
    }

    private static double LogarithmicMean(double a, double b) => a == b ? a : (a - b) / Math.Log(a / b);
}
