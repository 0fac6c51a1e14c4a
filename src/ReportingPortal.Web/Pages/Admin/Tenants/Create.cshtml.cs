using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Admin.Tenants;

public class CreateModel(TenantDirectory directory, Invitations invitations, SignedInUser user) : PageModel, ITenantFields
{
    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Currency { get; set; } = "EUR";

    [BindProperty]
    public string? TimeZone { get; set; } = "Europe/Berlin";

    [BindProperty]
    public DayOfWeek WeekStart { get; set; } = DayOfWeek.Monday;

    [BindProperty]
    public string? OwnerEmail { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            // Checked before the tenant exists: one without an owner would be of no use.
            var owner = Invitations.CheckAddress(OwnerEmail, nameof(OwnerEmail));
            var wanted = new NewTenant(Slug ?? "", Name ?? "", Currency ?? "", TimeZone ?? "", WeekStart);
            var tenant = await directory.CreateAsync(wanted, user.UserId, ct);
            await invitations.InviteAsync(tenant, owner, TenantRole.Owner, user.UserId, ct);
            TempData["Status"] = $"{tenant.Name} is made, and {owner} invited.";
            return RedirectToPage("/Admin/Tenants/Index");
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
            return Page();
        }
    }
}
