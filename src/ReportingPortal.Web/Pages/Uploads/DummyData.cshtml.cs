using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

/// <summary>Where the button of an empty database posts to.</summary>
[AnalystPosts]
public sealed class DummyDataModel(DummyData dummy, CurrentTenant tenant) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await dummy.LoadAsync(ct);
        TempData["Status"] = "1,500 made-up orders are on their way; the figures follow by themselves.";
        return RedirectToPage("Index", new { slug = tenant.Tenant.Slug });
    }
}
