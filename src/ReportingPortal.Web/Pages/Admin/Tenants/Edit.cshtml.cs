using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Admin.Tenants;

public class EditModel(TenantDirectory directory, Invitations invitations, SignedInUser user) : PageModel
{
    [FromRoute]
    public string TenantSlug { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Tenant Tenant { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await directory.FindAsync(TenantSlug, HttpContext.RequestAborted) is { } tenant)
        {
            Tenant = tenant;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet() => Name = Tenant.Name;

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
        => ChangeAsync(() => directory.RenameAsync(Tenant.TenantId, Name ?? "", user.UserId, ct), "The name is changed.");

    public Task<IActionResult> OnPostOwnerAsync(CancellationToken ct)
        => ChangeAsync(
            async () =>
            {
                await invitations.InviteAsync(Tenant, Email ?? "", TenantRole.Owner, user.UserId, ct);
                await directory.NoteAsync("tenant.invite_owner", Tenant.TenantId, user.UserId, ct);
            },
            $"The invitation to {Email} is on its way.");

    private async Task<IActionResult> ChangeAsync(Func<Task> change, string done)
    {
        try
        {
            await change();
        }
        catch (RuleViolationException e)
        {
            Name ??= Tenant.Name;
            ModelState.AddModelError(e.Input, e.Message);
            return Page();
        }

        TempData["Status"] = done;
        return RedirectToPage("/Admin/Tenants/Index");
    }
}
