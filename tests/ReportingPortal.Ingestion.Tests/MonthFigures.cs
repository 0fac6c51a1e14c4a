using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Ingestion.Tests;

/// <summary>Reads a preview's figures by the query classes of the pages.</summary>
internal static class MonthFigures
{
    public static ReadFigures ReaderOf(IServiceProvider services) => async (from, to, ct) =>
    {
        var session = services.GetRequiredService<TenantSession>();
        var months = await new MonthlySalesQuery(session, services.GetRequiredService<DayReader>()).RunAsync(new Period(from, to), FigureFilter.None, ct);
        var always = new Period(new DateOnly(1900, 1, 1), new DateOnly(2200, 1, 1));
        var total = (await new KpiQuery(session, services.GetRequiredService<DayReader>()).RunAsync(always, FigureFilter.None, CompareTo.PreviousPeriod, ct)).Current;
        return new FiguresByMonth(
            months.ToDictionary(m => m.Month, m => new KeyFigures(m.NetSales, m.Orders, m.Customers!.Value)),
            new KeyFigures(total.NetSales, total.Orders, total.Customers));
    };
}
