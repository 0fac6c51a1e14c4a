using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Audiences;

public sealed class DetailsModel(PageFigures figures, DataScopeQuery scopes, AudienceStore store, AudienceQuery query, SegmentQuery segments) : PageModel
{
    private const int Rows = 50;

    public SavedAudience Audience { get; private set; } = null!;

    public Page<RfmCustomer> Customers { get; private set; } = null!;

    public string Words { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public bool IsFirstPage { get; private set; }

    public string Slug => figures.Slug;

    public FigureFormat Format => figures.Format;

    public string Sentence => $"{FigureFormat.Plural(Customers.Total, "customer")}, highest spend first.";

    public string CsvHref => figures.Csv($"audiences/{Audience.Id}/customers");

    public bool MayWrite => figures.MayWrite;

    public async Task<IActionResult> OnGetAsync(Guid audienceId, string? cursor, CancellationToken ct)
    {
        if (await store.FindAsync(audienceId, ct) is not { } found)
        {
            return NotFound();
        }

        (Audience, IsFirstPage) = (found, string.IsNullOrEmpty(cursor));
        Words = new AudienceWords((await segments.RunAsync(ct)).Segments, figures.Format).Of(found.Criteria);
        Basis = $"{figures.Stamp(await scopes.RunAsync(ct))} · {Words}";
        try
        {
            Customers = await query.CustomersAsync(found.Criteria, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            return RedirectToPage(new { slug = Slug, audienceId });
        }

        return Page();
    }
}
