using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

/// <summary>What taking an upload out would do, and the word that does it. Opening the page has the effect worked out by a job.</summary>
public sealed class UndoModel(
    UploadQuery query, UploadDecisions decisions, ReportsOfDays reports, DataScopeQuery scope, CurrentTenant tenant, TimeProvider clock) : PageModel
{
    public Upload Upload { get; private set; } = new();

    /// <summary>Of the data as they are now; null while it is worked out.</summary>
    public UploadPreview? Preview { get; private set; }

    public IReadOnlyList<ReportOfDays> Reports { get; private set; } = [];

    public UploadView View => UploadView.Of(Upload, clock.GetUtcNow());

    public string Sentence => Preview?.UndoneRows switch
    {
        null => "What it changes is being worked out.",
        (0, 0) => "Nothing changes: other files have all of its rows.",
        var rows => string.Create(CultureInfo.InvariantCulture, $"{rows.Gone:N0} rows go, {rows.Restored:N0} go back to what other files say."),
    };

    public string Basis => $"{View.What} · loaded {(Upload.FinishedAt is { } at ? tenant.LocalTime(at) : "")} ({tenant.Tenant.TimeZone})";

    /// <param name="again">After a failure: work it out once more.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, bool again, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (upload is not { Status: UploadStatus.Succeeded, Members: 0 })
        {
            return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
        }

        Upload = upload;
        var version = (await scope.RunAsync(ct)).DataVersion;
        Preview = FreshOf(upload, version);
        if (Preview is not null)
        {
            Reports = await reports.ListAsync(upload.FinishedAt ?? upload.ReceivedAt, Preview.Days, ct);
        }
        else if (upload.Error is null || again)
        {
            await decisions.PreviewUndoAsync(id, version, again, ct);
            Upload.Error = null;
            Upload.Stage ??= "Waiting to be worked out";
        }

        return Page();
    }

    /// <param name="version">Of the data the person saw the effect on.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, long version, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (upload.Status == UploadStatus.Succeeded && (await scope.RunAsync(ct)).DataVersion != version)
        {
            TempData["Error"] = "The figures have moved meanwhile. Look at the new effect before you undo.";
            return RedirectToPage(new { slug = tenant.Tenant.Slug, id });
        }

        if (await decisions.UndoAsync(id, ct))
        {
            TempData["Status"] = $"{upload.FileName} is being undone; the figures follow by themselves.";
        }
        else
        {
            TempData["Error"] = "Only an upload that is loaded can be undone.";
        }

        return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
    }

    private static UploadPreview? FreshOf(Upload upload, long version)
        => upload.Stage is null && UploadPreview.FromJson(upload.Preview) is { IsUndo: true } preview && preview.DataVersion == version ? preview : null;
}
