using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Overview;

public sealed class IndexModel(PageFigures figures, KpiQuery kpis, DailySalesQuery daily, SalesBreakdownQuery breakdown, NarrativeQuery narrative) : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    /// <summary>What the figures stand on; an open page asks whether it still does.</summary>
    public string Version { get; private set; } = "";

    public bool IsRunning => Version.EndsWith("busy", StringComparison.Ordinal);

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public IReadOnlyList<KpiTile> Tiles { get; private set; } = [];

    /// <summary>Null where there is nothing to compare with.</summary>
    public ChangeCard? Change { get; private set; }

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Bar = await figures.ReadAsync(Request, ct);
        Version = await figures.VersionAsync(Bar.Scope, ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        var comparison = await kpis.RunAsync(Bar.Period, Bar.ComparedPeriod, Bar.Filter, ct);
        var days = await daily.RunAsync(Bar.Period, Bar.Filter, ct);
        var ghost = Bar.ComparedIsCovered ? await daily.RunAsync(Bar.ComparedPeriod, Bar.Filter, ct) : [];
        var drawing = new SalesCharts(figures, Bar);
        var words = new KpiWords(figures.Format, Bar);
        Basis = $"{figures.Basis(Bar)} · {words.ComparedDays}";
        Sentence = words.Sentence(comparison);
        Tiles = new KpiTiles(figures.Format, Bar).Of(comparison, days);
        Change = Bar.ComparedIsCovered && Bar.Period.From <= Bar.Scope.AsOfDate && comparison is { Current.Orders: > 0 } or { Previous.Orders: > 0 }
            ? new ChangeCard(await narrative.RunAsync(Bar.Period, comparison, Bar.Filter, Bar.Scope.AsOfDate, ct), figures.Format.Currency)
            : null;
        Charts =
        [
            drawing.Trend(days, ghost),
            drawing.Regions(await breakdown.ByRegionAsync(Bar.Period, Bar.Filter, ct)),
            drawing.Categories(await breakdown.ByCategoryAsync(Bar.Period, Bar.Filter, ct)),
        ];
    }
}
