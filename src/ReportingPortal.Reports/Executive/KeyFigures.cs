using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>The figures of the period beside those of the period it is compared to (D0, D15, D16).</summary>
public static class KeyFigures
{
    private static readonly string[] HeadlineKeys = ["net_sales", "orders", "average_order_value", "customers", "profit", "repeat_purchase_rate"];

    /// <summary>The six that open the report.</summary>
    public static IReadOnlyList<KeyFigure> Headline(ReportSnapshot snapshot, PrintFormat format)
    {
        var all = All(snapshot, format);
        return [.. HeadlineKeys.Select(key => all.First(figure => figure.Key == key))];
    }

    /// <summary>All of them, in the order of the profit and loss, then orders, then customers.</summary>
    public static IReadOnlyList<KeyFigure> All(ReportSnapshot snapshot, PrintFormat format)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(format);
        return [.. Money(snapshot, format), .. Orders(snapshot, format), .. Customers(snapshot, format)];
    }

    private static IEnumerable<KeyFigure> Money(ReportSnapshot snapshot, PrintFormat format)
    {
        var (now, before) = (snapshot.Kpis.Current, snapshot.Kpis.Previous);
        var figures = new KeyFigureFactory(format, snapshot);
        yield return figures.Money("gross_sales", "Gross sales", now.GrossSales, before.GrossSales);
        yield return figures.Money("discounts", "Discounts", now.Discounts, before.Discounts);
        yield return figures.Money("returns", "Returns", now.Returns, before.Returns);
        yield return figures.Money("net_sales", "Net sales", now.NetSales, before.NetSales, now.Orders == 0 ? "no orders in this period" : "")
            with
        { Daily = [.. snapshot.Daily.Select(day => (decimal?)day.NetSales)] };
        yield return figures.Money(
            "profit", "Profit", now.Profit, before.Profit, now.Profit is null ? "no cost known for these sales" : $"margin {format.Percent(now.Margin)}");
        yield return figures.Rate("margin", "Margin", now.Margin, before.Margin, now.Margin is null ? "no cost known" : "");
    }

    private static IEnumerable<KeyFigure> Orders(ReportSnapshot snapshot, PrintFormat format)
    {
        var (now, before) = (snapshot.Kpis.Current, snapshot.Kpis.Previous);
        var figures = new KeyFigureFactory(format, snapshot);
        yield return figures.Count("orders", "Orders", now.Orders, before.Orders)
            with
        { Daily = [.. snapshot.Daily.Select(day => (decimal?)day.Orders)] };
        yield return figures.Count("units_sold", "Units sold", now.UnitsSold, before.UnitsSold);
        yield return figures.Money(
            "average_order_value", "Average order value", now.AverageOrderValue, before.AverageOrderValue, now.Orders == 0 ? "no orders in this period" : "")
            with
        { Daily = [.. snapshot.Daily.Select(day => day.Orders > 0 ? day.NetSales / day.Orders : (decimal?)null)] };
        yield return figures.Rate("conversion_rate", "Conversion rate", now.ConversionRate, before.ConversionRate, now.ConversionRate is null ? "no events uploaded" : "");
    }

    private static IEnumerable<KeyFigure> Customers(ReportSnapshot snapshot, PrintFormat format)
    {
        var (now, before) = (snapshot.Kpis.Current, snapshot.Kpis.Previous);
        var figures = new KeyFigureFactory(format, snapshot);
        yield return figures.Count(
            "customers", "Customers", now.Customers, before.Customers, now.Customers > 0 ? $"{format.Count(now.NewCustomers)} new" : "no known customer ordered")
            with
        { Daily = [.. snapshot.Daily.Select(day => (decimal?)day.Customers)] };
        yield return figures.Count("new_customers", "New customers", now.NewCustomers, before.NewCustomers);
        yield return figures.Count("returning_customers", "Returning customers", now.ReturningCustomers, before.ReturningCustomers);
        yield return figures.Count("guest_orders", "Orders without a customer", now.GuestOrders, before.GuestOrders);
        yield return figures.Rate(
            "repeat_purchase_rate", "Repeat purchase rate", now.RepeatPurchaseRate, before.RepeatPurchaseRate,
            now.RepeatPurchaseRate is null ? "no known customer ordered" : "two or more orders");
    }
}
