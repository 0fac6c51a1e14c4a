using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Audiences;

public sealed class IndexModel(PageFigures figures, AudienceStore store, AudienceQuery query, SegmentQuery segments) : PageModel
{
    public IReadOnlyList<(SavedAudience Audience, int Customers, string Words)> Audiences { get; private set; } = [];

    public string Slug => figures.Slug;

    public bool MayWrite => figures.MayWrite;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var words = new AudienceWords((await segments.RunAsync(ct)).Segments, figures.Format);
        var rows = new List<(SavedAudience, int, string)>();
        foreach (var audience in await store.ListAsync(ct))
        {
            rows.Add((audience, await query.CountAsync(audience.Criteria, ct), words.Of(audience.Criteria)));
        }

        Audiences = rows;
    }
}
