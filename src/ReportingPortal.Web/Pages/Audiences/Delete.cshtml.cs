using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Audiences;

public sealed class DeleteModel(AudienceStore store, CurrentTenant tenant) : PageModel
{
    public SavedAudience Audience { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid audienceId, CancellationToken ct)
    {
        if (await store.FindAsync(audienceId, ct) is not { } found)
        {
            return NotFound();
        }

        Audience = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid audienceId, CancellationToken ct)
    {
        if (!await store.DeleteAsync(audienceId, ct))
        {
            return NotFound();
        }

        TempData["Status"] = "The audience is deleted.";
        return RedirectToPage("/Audiences/Index", new { slug = tenant.Tenant.Slug });
    }
}
