using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

[AnalystPosts]
public sealed class DetailsModel(UploadQuery query, UploadFixes fixes, UploadReceiver receiver, CurrentTenant tenant, TimeProvider clock) : PageModel
{
    private const int PreviewRows = 20;

    public Upload Upload { get; private set; } = new();

    public UploadView View => UploadView.Of(Upload, clock.GetUtcNow());

    /// <summary>What is counted, the name it has in live progress, and the rows; null where that is not known.</summary>
    public IEnumerable<(string Label, string Field, long? Rows)> Counts =>
    [
        ("Rows read", "rows_read", View.HasRowsRead ? Upload.RowsRead : null),
        ("New", "rows_new", View.HasCounts ? Upload.RowsNew : null),
        ("Changed", "rows_changed", View.HasCounts ? Upload.RowsChanged : null),
        ("Unchanged", "rows_unchanged", View.HasCounts ? Upload.RowsUnchanged : null),
        ("Rejected", "rows_rejected", View.HasCounts ? Upload.RowsRejected : null),
    ];

    public Dialect? Dialect { get; private set; }

    /// <summary>Source column to the fields it fills.</summary>
    public ILookup<string, string> FieldsOf { get; private set; } = Array.Empty<string>().ToLookup(name => name);

    /// <summary>Rejected rows nobody has corrected yet; of an upload that is not loaded all of them.</summary>
    public OpenRejected Rejected { get; private set; } = new([], 0, 0);

    public long Corrected => Upload.RowsRejected - Rejected.Total;

    public FixesOfUpload Fixes { get; private set; } = FixesOfUpload.None;

    public Upload? SameFile { get; private set; }

    /// <summary>What came out of this file.</summary>
    public IReadOnlyList<UploadView> Members { get; private set; } = [];

    /// <summary>What this file came out of.</summary>
    public Upload? Parent { get; private set; }

    public bool MayChange => tenant.Role >= TenantRole.Analyst;

    public bool ChangedNothing => Upload is { Status: UploadStatus.Succeeded, RowsRead: > 0 } && Upload.RowsRead == Upload.RowsUnchanged;

    public string Sentence => Upload.Status switch
    {
        UploadStatus.Succeeded when Upload.Members > 0 => Text($"{Upload.Members:N0} files were inside; each is an upload of its own, read and undone by itself."),
        UploadStatus.Succeeded when ChangedNothing => "Everything in this file was here already; nothing changed.",
        UploadStatus.Succeeded when Upload.RowsRejected > 0 => Text($"{Upload.RowsRead - Upload.RowsRejected:N0} of {Upload.RowsRead:N0} rows are in the figures; {Upload.RowsRejected:N0} could not be taken{(Corrected > 0 ? Text($", {Corrected:N0} of them sent again as corrections") : "")}."),
        UploadStatus.Succeeded when Upload.RowsRead == 1 => "Its one row is in the figures.",
        UploadStatus.Succeeded => Text($"All {Upload.RowsRead:N0} rows are in the figures."),
        UploadStatus.NeedsMapping => "Some columns could mean several things. Answer once, and files like this are read by themselves.",
        UploadStatus.NeedsConfirmation => "The file is read and waits: see what it changes before it counts.",
        UploadStatus.Undone when Upload.UndoneAt is { } at => $"Undone on {tenant.LocalTime(at)}; the figures are as if it had never been loaded.",
        UploadStatus.Failed => "The file could not be loaded; nothing of it is in the figures.",
        UploadStatus.Cancelled => "Cancelled; nothing of it is in the figures.",
        _ => View.Note ?? "",
    };

    public TimeSpan? Duration => Upload is { StartedAt: { } started, FinishedAt: { } finished } ? finished - started : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        Upload = upload;
        Dialect = Dialect.FromJson(upload.Dialect);
        FieldsOf = MappingForm.MappingOf(upload).ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        Members = upload.Members == 0 ? [] : [.. (await query.MembersAsync(id, ct)).Select(member => UploadView.Of(member, clock.GetUtcNow()))];
        Parent = upload.ParentUploadId is { } parent ? await query.FindAsync(parent, ct) : null;
        SameFile = (await query.SameFileAsync(upload, ct)).FirstOrDefault(other => other.Status == UploadStatus.Succeeded);
        Fixes = await fixes.FindAsync(upload, ct);
        Rejected = await fixes.RejectedAsync(upload, PreviewRows, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        if (await receiver.CancelAsync(id, ct))
        {
            var isLoaded = await query.FindAsync(id, ct) is { Status: UploadStatus.Succeeded };
            TempData["Status"] = isLoaded ? "The undo is cancelled; the upload stays loaded." : "Cancelled. Nothing of the file is in the figures.";
        }
        else
        {
            TempData["Error"] = "The upload was done already; there was nothing to cancel.";
        }

        return RedirectToPage(new { slug = tenant.Tenant.Slug, id });
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken ct)
    {
        if (await receiver.RetryAsync(id, ct))
        {
            TempData["Status"] = "The file will be read again.";
        }
        else
        {
            TempData["Error"] = "Only a failed, cancelled or undone upload can be loaded again.";
        }

        return RedirectToPage(new { slug = tenant.Tenant.Slug, id });
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
