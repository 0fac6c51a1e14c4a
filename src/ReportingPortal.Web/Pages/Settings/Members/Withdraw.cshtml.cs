using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Settings.Members;

public class WithdrawModel(CurrentTenant current, Invitations invitations) : PageModel
{
    public async Task<IActionResult> OnPostAsync(Guid invitationId, CancellationToken ct)
    {
        if (!await invitations.RevokeAsync(current.TenantId, invitationId, ct))
        {
            return NotFound();
        }

        TempData["Status"] = "The invitation is withdrawn.";
        return RedirectToPage("/Settings/Members/Index", new { slug = current.Tenant.Slug });
    }
}
