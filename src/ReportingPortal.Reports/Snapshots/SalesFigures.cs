using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>The query classes a report asks about sales.</summary>
public sealed class SalesFigures(KpiQuery kpis, DailySalesQuery daily, MonthlySalesQuery monthly, SalesBreakdownQuery breakdown, ParetoQuery pareto, NarrativeQuery narrative)
{
    /// <summary>A year and the month it is compared with.</summary>
    private const int MonthsShown = 13;

    /// <param name="asOf">The last day with orders: a period that goes on beyond it stands against as many days of the one before.</param>
    public Task<KpiComparison> KpisAsync(Period period, DateOnly? asOf, FigureFilter filter, CancellationToken ct)
        => kpis.RunAsync(period, period.Against(period.Previous, asOf), filter, ct);

    public Task<ChangeNarrative> NarrativeAsync(Period period, KpiComparison kpis, FigureFilter filter, DateOnly? asOf, CancellationToken ct)
        => narrative.RunAsync(period, kpis, filter, asOf, ct);

    public Task<IReadOnlyList<DailySales>> DailyAsync(Period period, FigureFilter filter, CancellationToken ct) => daily.RunAsync(period, filter, ct);

    /// <summary>The month of the period's last day and the twelve before it.</summary>
    public Task<IReadOnlyList<MonthlySales>> MonthlyAsync(Period period, FigureFilter filter, CancellationToken ct)
    {
        var last = Period.Month(period.To.AddDays(-1));
        return monthly.RunAsync(new Period(last.From.AddMonths(1 - MonthsShown), last.To), filter, ct);
    }

    public Task<IReadOnlyList<SalesSlice>> RegionsAsync(Period period, FigureFilter filter, CancellationToken ct) => breakdown.ByRegionAsync(period, filter, ct);

    public Task<IReadOnlyList<SalesSlice>> CategoriesAsync(Period period, FigureFilter filter, CancellationToken ct) => breakdown.ByCategoryAsync(period, filter, ct);

    public Task<ParetoResult> ParetoAsync(ParetoBy by, Period period, FigureFilter filter, CancellationToken ct) => pareto.RunAsync(by, period, filter, ct);
}
