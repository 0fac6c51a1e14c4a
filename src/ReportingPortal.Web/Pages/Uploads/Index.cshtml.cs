using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

[AnalystPosts]
[StreamedForm]
[DisableRequestSizeLimit]
[IgnoreAntiforgeryToken] // checked while the form streams in, before its first file is taken
public sealed class IndexModel(UploadQuery query, UploadForm form, CurrentTenant tenant) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<UploadView> Uploads { get; private set; } = [];

    public int Total { get; private set; }

    public string? NextCursor { get; private set; }

    public bool MayUpload => tenant.Role >= TenantRole.Analyst;

    public string Sentence => Uploads.Count(upload => upload.Status == UploadStatus.NeedsMapping) switch
    {
        _ when Total == 0 => "No file has come in yet.",
        1 => "One file waits for your answer: what do its columns mean?",
        > 1 and var count => $"{count} files wait for your answer: what do their columns mean?",
        _ when Uploads.Any(upload => upload.IsUnderWay) => "New data is being read; the figures follow by themselves.",
        _ when Uploads[0].Status == UploadStatus.Failed => "The last file could not be loaded; nothing of it is in the figures.",
        _ => $"All is loaded; the last file brought {LatestNew:N0} new {(LatestNew == 1 ? "row" : "rows")}.",
    };

    /// <summary>Of the last file, or of the files in it.</summary>
    private long LatestNew => Uploads.Where(upload => upload.Id == Uploads[0].Id || upload.ParentId == Uploads[0].Id).Sum(upload => upload.RowsNew);

    public async Task<IActionResult> OnGetAsync(string? before, CancellationToken ct)
    {
        if (!UploadCursor.TryParse(before, out var cursor))
        {
            return NotFound();
        }

        var uploads = await query.ListAsync(PageSize + 1, cursor?.ReceivedAt, ct, cursor?.UploadId);
        Uploads = [.. uploads.Take(PageSize).Select(UploadView.Of)];
        Total = await query.CountAsync(ct);
        NextCursor = uploads.Count > PageSize ? UploadCursor.After(uploads[PageSize - 1]) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await form.ReadAsync(HttpContext, ct);
        if (Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "application/json"))
        {
            return result.Problem is null
                ? new JsonResult(new { accepted = result.Received.Count }) { StatusCode = StatusCodes.Status202Accepted }
                : new JsonResult(new { problem = result.Problem }) { StatusCode = StatusCodes.Status400BadRequest };
        }

        TempData["Status"] = result.Received.Count switch
        {
            0 => null,
            1 => $"{result.Received[0].FileName} is stored and will be read now.",
            var count => $"{count} files are stored and will be read now.",
        };
        TempData["Error"] = result.Problem;
        return RedirectToPage("Index", new { slug = tenant.Tenant.Slug });
    }
}
