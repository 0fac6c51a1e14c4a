using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Sales;

/// <summary>One product's or group's sales in words.</summary>
public sealed class PartWords(SalesPart part, string name, PartKpis kpis, FigureFormat format)
{
    /// <summary>What the page is cut to, beside its filters.</summary>
    public string Of => part.ProductId is null ? $"{name} only" : $"{name} ({part.ProductId}) only";

    public string Sentence
    {
        get
        {
            var orders = FigureFormat.Plural(kpis.Orders, "order");
            return kpis.Orders == 0 ? $"{name}: no orders in this period."
                : part.ProductId is null ? $"Customers of the group {name} bought for {format.MoneyWhole(kpis.NetSales)} in {orders}, {format.Money(kpis.AverageOrderValue)} each in the mean."
                : $"{name} brought {format.MoneyWhole(kpis.NetSales)} in {orders}{(kpis.Margin is { } margin ? $", at a margin of {FigureFormat.Share(margin)}" : "")}.";
        }
    }

    public string NotCut => part.ProductId is null
        ? "Regions, categories and products are not kept by group, and are not shown. Guests are in no group."
        : "Of one product its days are kept, but not who bought it: regions, categories and other products are not shown.";
}
