using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

public sealed class IndexModel(PageFigures figures, SegmentQuery segments, SegmentComparisonQuery comparison) : PageModel
{
    public CustomerScope Customers { get; private set; } = null!;

    public DataScope Scope => Customers.Bar.Scope;

    public GivenSegments Given { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public SegmentOverview Overview { get; private set; } = null!;

    public SegmentProfiles Profiles { get; private set; } = null!;

    public PageFigures Figures => figures;

    public string Basis => Overview.K == 0
        ? figures.Stamp(Scope)
        : $"{figures.Stamp(Scope)} · {Customers.Words} · all history · k-means on {string.Join(", ", Overview.Features.Select(SegmentProfiles.Name)).ToLowerInvariant()} · "
            + $"silhouette {Overview.Silhouette:0.00} · {FigureFormat.Share((decimal)Overview.MovedShare)} of customers moved since the last run";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Customers = await figures.ReadCustomersAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await segments.RunAsync(Customers.Filter, ct);
        Given = new GivenSegments(await comparison.RunAsync(ct));
        Profiles = new SegmentProfiles(Overview, figures.Format);
    }
}
