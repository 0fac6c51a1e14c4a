using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Quality;

/// <summary>The rows behind one count.</summary>
public sealed class RowsModel(QualityQuery query, PageFigures figures) : PageModel
{
    private const int RowsOnPage = 50;

    [BindProperty(SupportsGet = true, Name = "upload_id")]
    public Guid? UploadId { get; set; }

    public QualityFinding Finding { get; private set; } = QualityFinding.All[0];

    public Page<QualityRow> Rows { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public FigureFormat Format => figures.Format;

    public string CsvHref => figures.Csv("quality/rows", State);

    public string FirstHref => CustomerRows.Link(State);

    public string NextHref => CustomerRows.Link([.. State, ("cursor", Rows.NextCursor)]);

    private (string, string?)[] State => [("finding", Finding.Name), ("upload_id", UploadId?.ToString())];

    public async Task<IActionResult> OnGetAsync(string? finding, string? cursor, CancellationToken ct)
    {
        if (QualityFinding.Find(finding) is not { } known || !ModelState.IsValid)
        {
            return NotFound();
        }

        (Finding, IsFirstPage) = (known, string.IsNullOrEmpty(cursor));
        try
        {
            Rows = await query.RowsAsync(known, UploadId, cursor, RowsOnPage, ct);
        }
        catch (FormatException)
        {
            // A cursor that is none, as from a shortened link, means the first page.
            IsFirstPage = true;
            Rows = await query.RowsAsync(known, UploadId, null, RowsOnPage, ct);
        }

        return Page();
    }
}
