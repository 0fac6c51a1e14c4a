using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Shared;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

/// <summary>Rejected rows with their cells open to change. What is changed is loaded as a small upload of its own.</summary>
public sealed class CorrectionsModel(UploadQuery uploads, RowCorrections corrections, CorrectionForm form, CurrentTenant tenant) : PageModel
{
    public Upload Upload { get; private set; } = new();

    public IReadOnlyList<RejectedRow> Rows { get; private set; } = [];

    public Pagination Pages { get; private set; } = new(1, 1, 0);

    public string Sentence => Pages.Total == 0
        ? "Nothing is left to correct."
        : $"{FigureFormat.Plural((int)Pages.Total, "row")} could not be taken. Change the cells that are wrong; rows you leave alone stay here.";

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = Pagination.Query)] int page, CancellationToken ct)
    {
        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (upload.Status != UploadStatus.Succeeded)
        {
            TempData["Error"] = CorrectionForm.NotLoaded;
            return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
        }

        Upload = upload;
        var size = CorrectionForm.RowsOnPage(upload);
        var (rows, total) = await corrections.OpenAsync(id, (Math.Max(1, page) - 1) * size, size, ct);
        Pages = new Pagination(Math.Max(1, page), size, total);
        if (Pages.Page > Pages.Pages)
        {
            // What was corrected on the last page is gone from it.
            Pages = Pages with { Page = Pages.Pages };
            (rows, _) = await corrections.OpenAsync(id, (Pages.Page - 1) * size, size, ct);
        }

        Rows = rows;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool remember, [FromQuery(Name = Pagination.Query)] int page, CancellationToken ct)
    {
        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        var result = await form.SaveAsync(upload, Request.Form, remember, ct);
        if (result.Problems.Count > 0)
        {
            TempData["Error"] = string.Join(" ", result.Problems);
        }

        if (result.Rows > 0)
        {
            var rules = result.Rules == 0 ? "" : $" {FigureFormat.Plural(result.Rules, "rule")} made for later files.";
            TempData["Status"] = $"{FigureFormat.Plural(result.Rows, "corrected row")} on the way, as an upload of its own.{rules}";
        }

        return RedirectToPage(new { slug = tenant.Tenant.Slug, id, p = page > 1 ? page : (int?)null });
    }
}
