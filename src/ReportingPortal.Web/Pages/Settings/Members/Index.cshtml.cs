using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Settings.Members;

public class IndexModel(CurrentTenant current, SignedInUser user, Access.Members members, Invitations invitations) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public TenantRole Role { get; set; } = TenantRole.Viewer;

    public IReadOnlyList<MemberListing> Listing { get; private set; } = [];

    public IReadOnlyList<Invitation> OpenInvitations { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
        => ChangeAsync(() => invitations.InviteAsync(current.Tenant, Email ?? "", Role, user.UserId, ct), $"The invitation to {Email} is on its way.", ct);

    public Task<IActionResult> OnPostRoleAsync(Guid userId, CancellationToken ct)
        => ChangeAsync(() => members.ChangeRoleAsync(current.TenantId, userId, Role, ct), "The role is changed.", ct);

    private async Task<IActionResult> ChangeAsync(Func<Task> change, string done, CancellationToken ct)
    {
        try
        {
            await change();
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
            await LoadAsync(ct);
            return Page();
        }

        TempData["Status"] = done;
        return RedirectToPage(new { handler = (string?)null });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Listing = await members.ListAsync(current.TenantId, ct);
        OpenInvitations = await invitations.OpenAsync(current.TenantId, ct);
    }
}
