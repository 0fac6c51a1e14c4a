using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Analytics.Narrative;

/// <summary>What changed against a compared period and why (D19), made of the figures every page shows.</summary>
public sealed class NarrativeQuery(KpiQuery kpis, SalesBreakdownQuery breakdown)
{
    /// <param name="asOf">The last day with orders; null while there are none.</param>
    public async Task<ChangeNarrative> RunAsync(Period period, Period comparedTo, FigureFilter filter, DateOnly? asOf, CancellationToken ct)
    {
        var whole = await ExplainAsync(period, await kpis.RunAsync(period, comparedTo, filter, ct), filter, ct);
        return new ChangeNarrative(whole, await ToDateAsync(period, comparedTo, filter, asOf, ct));
    }

    /// <summary>The same for figures that are known already.</summary>
    public async Task<ChangeNarrative> RunAsync(Period period, KpiComparison known, FigureFilter filter, DateOnly? asOf, CancellationToken ct)
        => new(await ExplainAsync(period, known, filter, ct), await ToDateAsync(period, known.PreviousPeriod, filter, asOf, ct));

    private async Task<ChangeExplanation?> ToDateAsync(Period period, Period comparedTo, FigureFilter filter, DateOnly? asOf, CancellationToken ct)
    {
        if (asOf is not { } last || last.AddDays(1) >= period.To || last < period.From)
        {
            return null;
        }

        var lived = new Period(period.From, last.AddDays(1));
        return await ExplainAsync(lived, await kpis.RunAsync(lived, comparedTo.First(lived.Days), filter, ct), filter, ct);
    }

    private async Task<ChangeExplanation> ExplainAsync(Period period, KpiComparison figures, FigureFilter filter, CancellationToken ct)
        => ChangeExplanation.Of(
            period, figures,
            (await breakdown.ByRegionAsync(period, filter, ct), await breakdown.ByRegionAsync(figures.PreviousPeriod, filter, ct)),
            (await breakdown.ByCategoryAsync(period, filter, ct), await breakdown.ByCategoryAsync(figures.PreviousPeriod, filter, ct)));
}
