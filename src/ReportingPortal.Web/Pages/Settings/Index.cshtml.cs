using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Settings;

public class IndexModel(CurrentTenant current, TenantSettings settings) : PageModel, ITenantFields
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Currency { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    [BindProperty]
    public DayOfWeek WeekStart { get; set; }

    public void OnGet()
    {
        var tenant = current.Tenant;
        (Name, Currency, TimeZone, WeekStart) = (tenant.Name, tenant.Currency, tenant.TimeZone, tenant.WeekStart);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await settings.ChangeAsync(Name ?? "", Currency ?? "", TimeZone ?? "", WeekStart, ct);
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
            return Page();
        }

        TempData["Status"] = "The settings are saved.";
        return RedirectToPage();
    }
}
