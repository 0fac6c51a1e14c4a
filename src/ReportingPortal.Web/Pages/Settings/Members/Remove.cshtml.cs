using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Settings.Members;

public class RemoveModel(CurrentTenant current, Access.Members members) : PageModel
{
    [FromRoute]
    public Guid UserId { get; set; }

    public MemberListing Member { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if ((await members.ListAsync(current.TenantId, ct)).SingleOrDefault(m => m.UserId == UserId) is not { } member)
        {
            return NotFound();
        }

        Member = member;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            await members.RemoveAsync(current.TenantId, UserId, ct);
            TempData["Status"] = "The member is removed.";
        }
        catch (RuleViolationException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage("/Settings/Members/Index", new { slug = current.Tenant.Slug });
    }
}
