using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Overview;

namespace ReportingPortal.Web.Pages.Sales;

/// <summary>How much and how often customers buy (D16), beside the compared period.</summary>
public sealed class BuyingHabits(KpiComparison comparison, FigureFormat format, FilterBar bar)
{
    private readonly KpiWords words = new(format, bar);

    public string Subtitle => $"A guest's order is that of a customer who ordered once; {words.ComparedDays}";

    public bool IsCompared => bar.ComparedIsCovered;

    /// <param name="Figure">What explains itself.</param>
    public sealed record Habit(string Figure, string Name, string Now, string Before, string Change);

    public IEnumerable<Habit> Rows =>
    [
        Row("units-per-order", "Units an order", kpis => kpis.UnitsPerOrder, FigureFormat.SmallMean),
        Row("orders-per-customer", "Orders a customer", kpis => kpis.OrdersPerCustomer, FigureFormat.SmallMean),
        Row("net-sales-per-customer", "Net sales a customer", kpis => kpis.NetSalesPerCustomer, format.Money),
        Row("days-between-orders", "Days between orders, median", kpis => kpis.DaysBetweenOrders, FigureFormat.Mean),
    ];

    private Habit Row(string figure, string name, Func<Kpis, decimal?> value, Func<decimal?, string> written)
    {
        var (now, before) = (value(comparison.Current), value(comparison.Previous));
        return new Habit(figure, name, written(now), written(before), FigureFormat.Change(words.Relative(now, before)));
    }
}
