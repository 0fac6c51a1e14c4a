using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Pages.Quality;

namespace ReportingPortal.Web.Pages.Uploads;

/// <summary>What is wrong with the rows an upload brought and that still stand: those a later file changed are that file's.</summary>
public sealed class QualityModel(UploadQuery uploads, QualityQuery query, CurrentTenant tenant) : PageModel
{
    public Upload Upload { get; private set; } = new();

    public QualityTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return NotFound();
        }

        (Upload, Table) = (upload, new QualityTable(await query.RunAsync(id, ct), id, tenant.Tenant.Slug));
        return Page();
    }
}
