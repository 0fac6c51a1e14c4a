using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Settings.Recommendations;

/// <summary>What interactions weigh; a change is worked in by a new run.</summary>
public class IndexModel(InteractionRuleStore store, JobQueue jobs, CurrentTenant current, SignedInUser user) : PageModel
{
    [BindProperty]
    public WeightForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct) => Form = WeightForm.Of(await store.ReadAsync(ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await store.SaveAsync(Form.Read(), user.UserId, ct) : "Weights are numbers such as 2 or 0.5, days whole ones.";
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            return Page();
        }

        await jobs.EnqueueAnalysisAsync(current.TenantId, ct);
        TempData["Status"] = "The weights are saved; recommendations are worked out anew in a moment.";
        return RedirectToPage();
    }
}

/// <summary>The weights as the form holds them.</summary>
public sealed class WeightForm
{
    public decimal ViewWeight { get; set; }

    public decimal CartWeight { get; set; }

    public decimal PurchaseWeight { get; set; }

    /// <summary>Empty: interactions never fade.</summary>
    public int? HalfLifeDays { get; set; }

    public static WeightForm Of(InteractionRules rules)
        => new() { ViewWeight = rules.ViewWeight, CartWeight = rules.CartWeight, PurchaseWeight = rules.PurchaseWeight, HalfLifeDays = rules.HalfLifeDays };

    public InteractionRules Read() => new(ViewWeight, CartWeight, PurchaseWeight, HalfLifeDays);
}
