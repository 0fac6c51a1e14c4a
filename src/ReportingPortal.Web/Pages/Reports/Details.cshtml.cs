using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Reports;

/// <summary>The browser view of a frozen report: the snapshot's figures, not today's.</summary>
[AnalystPosts]
public sealed class DetailsModel(StoredReports reports, CurrentTenant tenant) : PageModel
{
    public ReportListing Report { get; private set; } = null!;

    public string? Html { get; private set; }

    public bool HasFailed => Report.Status == ReportStatus.Failed;

    public async Task<IActionResult> OnGetAsync(Guid reportId, CancellationToken ct)
    {
        if (await reports.FindAsync(reportId, ct) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        if (report.Status == ReportStatus.Ready && await reports.FrozenAsync(reportId, ct) is { } frozen)
        {
            Html = ExecutiveHtml.Render(frozen.Snapshot, report.Sha256!);
        }
        else if (!HasFailed)
        {
            Response.Headers["Refresh"] = "2";
        }

        return Page();
    }

    /// <summary>Has a failed report made again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid reportId, [FromServices] ReportQueue queue, CancellationToken ct)
    {
        if (await reports.FindAsync(reportId, ct) is null)
        {
            return NotFound();
        }

        await queue.EnqueueRenderAsync(tenant.TenantId, reportId, ct);
        return RedirectToPage();
    }
}
