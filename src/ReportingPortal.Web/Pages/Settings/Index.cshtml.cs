using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Settings;

public class IndexModel(CurrentTenant current, TenantSettings settings, JobQueue jobs) : PageModel, ITenantFields
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Currency { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    [BindProperty]
    public DayOfWeek WeekStart { get; set; }

    [BindProperty]
    public bool? AsksBeforeChange { get; set; }

    [BindProperty]
    public bool ForgetTrusted { get; set; }

    /// <summary>Kinds of files that load without a question.</summary>
    public int TrustedSources { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tenant = current.Tenant;
        (Name, Currency, TimeZone, WeekStart, AsksBeforeChange) = (tenant.Name, tenant.Currency, tenant.TimeZone, tenant.WeekStart, tenant.AsksBeforeChange);
        TrustedSources = await settings.TrustedSourcesAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        bool otherWeeks;
        try
        {
            otherWeeks = await settings.ChangeAsync(Name ?? "", Currency ?? "", TimeZone ?? "", WeekStart, AsksBeforeChange ?? current.Tenant.AsksBeforeChange, ct);
            if (ForgetTrusted)
            {
                await settings.ForgetTrustedSourcesAsync(ct);
            }
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
            return Page();
        }

        if (otherWeeks)
        {
            await jobs.EnqueueAnalysisAsync(current.TenantId, ct);
        }

        TempData["Status"] = otherWeeks ? "The settings are saved; cohorts by week are counted anew in a moment." : "The settings are saved.";
        return RedirectToPage();
    }
}
