using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Admin.Uploads;

public sealed class IndexModel(PlatformUploads platform, JobRetry retry, PlatformAudit audit, IServiceScopeFactory scopes, SignedInUser user) : PageModel
{
    private const int PageSize = 50;

    [FromQuery]
    public string? Tenant { get; set; }

    [FromQuery]
    public UploadStatus? State { get; set; }

    [FromQuery]
    public string? Name { get; set; }

    public IReadOnlyList<PlatformUpload> Uploads { get; private set; } = [];

    public Pagination Pagination { get; private set; } = new(1, PageSize, 0);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Tenant) || State is not null || !string.IsNullOrWhiteSpace(Name);

    public string Sentence => Uploads.Count(upload => upload.Upload.Status == UploadStatus.Failed) switch
    {
        0 => "Files of all shops, newest first; none of those shown has failed.",
        1 => "Files of all shops, newest first; one of those shown has failed.",
        var failed => $"Files of all shops, newest first; {failed} of those shown have failed.",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = int.TryParse(Request.Query["page"], out var asked) && asked > 0 ? asked : 1;
        (Uploads, var total) = await platform.FindAsync(new PlatformUploadSearch(Tenant, State, Name), (page - 1) * PageSize, PageSize, ct);
        Pagination = new Pagination(page, PageSize, total);
    }

    /// <summary>Reading a shop's file is written down like a change.</summary>
    public async Task<IActionResult> OnGetOriginalAsync(int tenantId, Guid uploadId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TenantJobScope>().EnterAsync(tenantId, ct);
        if (await scope.ServiceProvider.GetRequiredService<UploadQuery>().FindAsync(uploadId, ct) is not { } upload)
        {
            return NotFound();
        }

        await audit.WriteAsync(user.UserId, "upload.read", tenantId, uploadId.ToString(), ct);
        return File(scope.ServiceProvider.GetRequiredService<UploadStore>().OpenRaw(uploadId), "application/octet-stream", upload.FileName);
    }

    public async Task<IActionResult> OnPostRetryAsync(int tenantId, Guid uploadId, CancellationToken ct)
    {
        if (await retry.RetryUploadAsync(tenantId, uploadId, user.UserId, ct))
        {
            TempData["Status"] = "The file will be read again.";
        }
        else
        {
            TempData["Error"] = "Only a failed or cancelled upload can be tried again.";
        }

        return RedirectToPage(new { handler = (string?)null, Tenant, State, Name });
    }
}
