using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Home;

public class IndexModel(SignedInUser user) : PageModel
{
    public IReadOnlyList<TenantMembership> Tenants => user.Tenants;

    public IActionResult OnGet() => user switch
    {
        { Tenants: [{ Tenant: { SuspendedAt: null } only }] } => Redirect($"/t/{only.Slug}/overview"),
        { Tenants.Count: 0, IsPlatformAdmin: true } => RedirectToPage("/Admin/Tenants/Index"),
        _ => Page(),
    };
}
