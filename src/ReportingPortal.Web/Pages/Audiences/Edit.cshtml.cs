using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Audiences;

public sealed class EditModel(AudienceStore store, PeopleScopeQuery scopes, SegmentQuery segments, CurrentTenant tenant) : PageModel
{
    [FromRoute]
    public Guid AudienceId { get; set; }

    [BindProperty]
    public AudienceForm Form { get; set; } = new();

    public AudienceChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await store.FindAsync(AudienceId, ct) is not { } found)
        {
            return NotFound();
        }

        Form = AudienceForm.Of(found);
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await store.FindAsync(AudienceId, ct) is null)
        {
            return NotFound();
        }

        var (criteria, problem) = Form.Read();
        problem = ModelState.IsValid ? problem ?? await store.ChangeAsync(AudienceId, Form.Name, criteria, ct) : "Spend, orders, days and months are numbers.";
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            await ShowAsync(ct);
            return Page();
        }

        TempData["Status"] = "The audience is changed.";
        return RedirectToPage("/Audiences/Details", new { slug = tenant.Tenant.Slug, AudienceId });
    }

    private async Task ShowAsync(CancellationToken ct) => Choices = new AudienceChoices(Form, await scopes.RunAsync(ct), (await segments.RunAsync(ct)).Segments);
}
