using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Overview;

/// <summary>The six headline figures as tiles.</summary>
public sealed class KpiTiles(FigureFormat format, FilterBar bar)
{
    private readonly KpiWords words = new(format, bar);

    public IReadOnlyList<KpiTile> Of(KpiComparison comparison, IReadOnlyList<DailySales> days)
    {
        var (now, before) = (comparison.Current, comparison.Previous);
        return
        [
            Tile("net-sales", "Net sales", format.MoneyShort(now.NetSales), format.Money(now.NetSales), SalesDetail(now),
                words.Relative(now.NetSales, before.NetSales), Sparkline.Points([.. days.Select(day => day.NetSales)])),
            Tile("profit", "Profit", format.MoneyShort(now.Profit), format.Money(now.Profit), ProfitDetail(now), words.Relative(now.Profit, before.Profit), ""),
            Tile("orders", "Orders", FigureFormat.CountShort(now.Orders), FigureFormat.Count(now.Orders), OrdersDetail(now),
                words.Relative(now.Orders, before.Orders), Sparkline.Points([.. days.Select(day => (decimal)day.Orders)])),
            Tile("average-order-value", "Average order value", format.MoneyShort(now.AverageOrderValue), format.Money(now.AverageOrderValue), BasketDetail(now),
                words.Relative(now.AverageOrderValue, before.AverageOrderValue),
                Sparkline.RatioPoints([.. days.Select(day => day.NetSales)], [.. days.Select(day => (decimal)day.Orders)])),
            Tile("customers", "Customers", FigureFormat.CountShort(now.Customers), FigureFormat.Count(now.Customers),
                $"{FigureFormat.Count(now.NewCustomers)} new, {FigureFormat.Count(now.ReturningCustomers)} returning",
                words.Relative(now.Customers, before.Customers), Sparkline.Points([.. days.Select(day => (decimal)(day.Customers ?? 0))])),
            RepeatTile(now, before),
        ];
    }

    private KpiTile Tile(string id, string label, string value, string exact, string detail, decimal? change, string spark)
        => new(id, label, value, exact, detail, change is null ? null : FigureFormat.Change(change), Sign(change), words.TileWords, spark);

    private KpiTile RepeatTile(Kpis now, Kpis before)
    {
        var points = words.Points(now.RepeatPurchaseRate, before.RepeatPurchaseRate);
        var change = points is null ? null : $"{(Sign(points / 100) > 0 ? "+" : "")}{FigureFormat.Mean(points)}\u00a0pts";
        return new KpiTile(
            "repeat-rate", "Repeat rate", FigureFormat.Share(now.RepeatPurchaseRate), FigureFormat.Share(now.RepeatPurchaseRate),
            "ordered twice or more", change, Sign(points / 100), words.TileWords, "");
    }

    private string SalesDetail(Kpis now)
        => now.Returns > 0 ? $"after {format.MoneyShort(now.Returns)} returns"
            : now.Discounts > 0 ? $"after {format.MoneyShort(now.Discounts)} discounts"
            : "no returns or discounts";

    private static string ProfitDetail(Kpis now)
        => now.Profit is null ? "no costs known"
            : now.LinesWithoutCost > 0 ? $"{FigureFormat.Share(now.Margin)} margin where cost is known"
            : $"{FigureFormat.Share(now.Margin)} margin";

    private static string OrdersDetail(Kpis now)
        => now.ConversionRate is { } rate ? $"{FigureFormat.Share(rate)} of sessions convert" : $"{FigureFormat.CountShort(now.UnitsSold)} units sold";

    private static string BasketDetail(Kpis now)
        => now.Orders > 0 ? $"{FigureFormat.Mean(now.UnitsSold / now.Orders)} units an order" : "no orders";

    private static int Sign(decimal? change) => change is { } value ? Percentage.Direction(value) : 0;
}
