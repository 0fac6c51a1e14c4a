using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Admin.Tenants;

public class IndexModel(TenantDirectory directory, SignedInUser user) : PageModel
{
    public IReadOnlyList<TenantListing> Tenants { get; private set; } = [];

    public string Sentence
    {
        get
        {
            var suspended = Tenants.Count(t => t.SuspendedAt is not null);
            return $"{Tenants.Count} {(Tenants.Count == 1 ? "shop uses" : "shops use")} this portal{(suspended > 0 ? $", {suspended} suspended" : "")}.";
        }
    }

    public async Task OnGetAsync(CancellationToken ct) => Tenants = await directory.ListAsync(ct);

    public Task<IActionResult> OnPostSuspendAsync(int tenantId, CancellationToken ct)
        => ChangeAsync(directory.SuspendAsync(tenantId, user.UserId, ct), "The tenant is suspended.");

    public Task<IActionResult> OnPostResumeAsync(int tenantId, CancellationToken ct)
        => ChangeAsync(directory.ResumeAsync(tenantId, user.UserId, ct), "The tenant is open again.");

    private async Task<IActionResult> ChangeAsync(Task change, string done)
    {
        try
        {
            await change;
            TempData["Status"] = done;
        }
        catch (RuleViolationException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage(new { handler = (string?)null });
    }
}
