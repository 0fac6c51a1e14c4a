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

/// <summary>What a file that was read would change, and the word that lets it in.</summary>
public sealed class ConfirmModel(
    UploadQuery query, UploadDecisions decisions, UploadReceiver receiver, DataScopeQuery scope, CurrentTenant tenant) : PageModel
{
    public Upload Upload { get; private set; } = new();

    public UploadPreview Preview { get; private set; } = null!;

    public RowCounts Rows => Preview.Rows ?? new(0, 0, 0, 0, 0);

    /// <summary>Other data came or went since the effect was worked out.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>What becomes of the rejected rows of another upload that the file brings back; null where it brings none.</summary>
    public string? Corrects => Preview.Corrects switch
    {
        null => null,
        { RowsRejectedAgain: 0 } rows => $"Corrects {RowsWord(rows.RowsTaken)} of {rows.FileName}.",
        var rows => string.Create(CultureInfo.InvariantCulture,
            $"Corrects {RowsWord(rows.RowsTaken + rows.RowsRejectedAgain)} of {rows.FileName}: {rows.RowsTaken:N0} can be taken now, {rows.RowsRejectedAgain:N0} cannot and {(rows.RowsRejectedAgain == 1 ? "stays" : "stay")} open there."),
    };

    public string Sentence => string.Create(
        CultureInfo.InvariantCulture, $"{Rows.Read:N0} rows: {Rows.New:N0} new, {Rows.Changed:N0} changed, {Rows.Unchanged:N0} unchanged, {Rows.Rejected:N0} rejected.");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (upload.Status != UploadStatus.NeedsConfirmation || UploadPreview.FromJson(upload.Preview) is not { } preview)
        {
            return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
        }

        (Upload, Preview) = (upload, preview);
        HasMoved = (await scope.RunAsync(ct)).DataVersion != preview.DataVersion;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool trust, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (await decisions.ConfirmAsync(upload, trust, ct))
        {
            TempData["Status"] = $"{upload.FileName} is being loaded; the figures follow by themselves.";
        }
        else
        {
            TempData["Error"] = "This upload waits for no confirmation.";
        }

        return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        if (upload.Status == UploadStatus.NeedsConfirmation && await receiver.CancelAsync(id, ct))
        {
            TempData["Status"] = "Not loaded. Nothing of the file is in the figures.";
        }
        else
        {
            TempData["Error"] = "This upload waits for no confirmation.";
        }

        return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
    }

    private static string RowsWord(long rows) => FigureFormat.Plural((int)rows, "row");
}
