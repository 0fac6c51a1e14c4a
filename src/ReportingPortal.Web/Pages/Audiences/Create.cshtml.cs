using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Audiences;

public sealed class CreateModel(AudienceStore store, PeopleScopeQuery scopes, SegmentQuery segments, SignedInUser user, CurrentTenant tenant) : PageModel
{
    /// <summary>Other pages fill it in by their links.</summary>
    [BindProperty(SupportsGet = true)]
    public AudienceForm Form { get; set; } = new();

    public AudienceChoices Choices { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (criteria, problem) = Form.Read();
        var id = Guid.Empty;
        problem = ModelState.IsValid ? problem : "Spend, orders, days and months are numbers.";
        if (problem is null)
        {
            (id, problem) = await store.CreateAsync(Form.Name, criteria, user.UserId, ct);
        }

        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            await ShowAsync(ct);
            return Page();
        }

        TempData["Status"] = "The audience is saved.";
        return RedirectToPage("/Audiences/Details", new { slug = tenant.Tenant.Slug, audienceId = id });
    }

    private async Task ShowAsync(CancellationToken ct) => Choices = new AudienceChoices(Form, await scopes.RunAsync(ct), (await segments.RunAsync(ct)).Segments);
}
