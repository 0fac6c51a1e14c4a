using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Web.Uploads;

/// <summary>The figures a preview shows, by the very queries the pages show them with.</summary>
public sealed class PreviewFigures(MonthlySalesQuery months, KpiQuery kpis)
{
    private static readonly Period Always = new(new DateOnly(1900, 1, 1), new DateOnly(2200, 1, 1));

    public async Task<FiguresByMonth> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var series = await months.RunAsync(new Period(from, to), FigureFilter.None, ct);
        var total = (await kpis.RunAsync(Always, FigureFilter.None, CompareTo.PreviousPeriod, ct)).Current;
        return new FiguresByMonth(
            series.ToDictionary(month => month.Month, month => new KeyFigures(month.NetSales, month.Orders, month.Customers!.Value)),
            new KeyFigures(total.NetSales, total.Orders, total.Customers));
    }
}
