using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Settings.Schedules;

public sealed class CreateModel(ReportSchedules schedules, SignedInUser user, CurrentTenant tenant) : PageModel
{
    [BindProperty]
    public ScheduleForm Form { get; set; } = new();

    public void OnGet() => Form.Recipients = user.Email;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await schedules.CreateAsync(Form.ToWish(), ct);
        }
        catch (ReportRuleException e)
        {
            ModelState.AddModelError(nameof(Form), e.Message);
            return Page();
        }

        TempData["Status"] = "The schedule is made. Below you see when it fires.";
        return RedirectToPage("/Settings/Schedules/Index", new { slug = tenant.Tenant.Slug });
    }
}
