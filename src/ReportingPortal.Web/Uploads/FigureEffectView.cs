using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Uploads;

/// <summary>A preview's figures as a table shows them, before and after, one row a month and one for all time.</summary>
public sealed class FigureEffectView(UploadPreview preview, string currency)
{
    private readonly FigureFormat format = new(currency);

    public bool ChangesFigures => preview.Months.Count > 0 || preview.Total.Before != preview.Total.After;

    public IEnumerable<FigureChange> Rows => preview.Months.Append(preview.Total);

    public static string Name(FigureChange change) => change.Month is { } month ? FigureFormat.Month(month) : "All time";

    public string NetSales(KeyFigures figures) => format.Money(figures.NetSales);

    /// <summary>"March net sales £180.00 → £231.00": the month that moves most, as a headline.</summary>
    public string Headline => preview.Months.MaxBy(change => Math.Abs(change.After.NetSales - change.Before.NetSales)) is { } most
        ? $"{Name(most)}: net sales {NetSales(most.Before)} → {NetSales(most.After)}"
        : "No month's net sales, orders or customers change.";
}
