using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Settings.Rules;

public class IndexModel(ValueRules rules, SignedInUser user) : PageModel
{
    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? Written { get; set; }

    [BindProperty]
    public string? Meant { get; set; }

    public IReadOnlyList<ValueRule> Rules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rules = await rules.ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var rule = new ValueRule { Field = Field ?? "", FromValue = Written ?? "", ToValue = Meant ?? "", CreatedBy = user.UserId };
        if (await rules.AddAsync(rule, ct) is { } problem)
        {
            ModelState.AddModelError("", problem);
            Rules = await rules.ListAsync(ct);
            return Page();
        }

        TempData["Status"] = "The rule holds for files from now on.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid ruleId, CancellationToken ct)
    {
        if (!await rules.RemoveAsync(ruleId, ct))
        {
            return NotFound();
        }

        TempData["Status"] = "The rule is removed. Files read with it stay as they are.";
        return RedirectToPage(new { handler = (string?)null });
    }
}
