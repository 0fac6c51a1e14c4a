using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, SegmentQuery segments) : PageModel
{
    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public SegmentOverview Overview { get; private set; } = null!;

    public SegmentProfiles Profiles { get; private set; } = null!;

    public PageFigures Figures => figures;

    public string Basis => Overview.K == 0
        ? figures.Stamp(Scope)
        : $"{figures.Stamp(Scope)} · all history · k-means on {string.Join(", ", Overview.Features.Select(SegmentProfiles.Name)).ToLowerInvariant()} · "
            + $"silhouette {Overview.Silhouette:0.00} · {FigureFormat.Share((decimal)Overview.MovedShare)} of customers moved since the last run";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await segments.RunAsync(ct);
        Profiles = new SegmentProfiles(Overview, figures.Format);
    }
}
