using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Web.Pages.Settings.Schedules;

public sealed class EditModel(TenantSession session, ReportSchedules schedules) : PageModel
{
    [BindProperty]
    public ScheduleForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid scheduleId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        if (await session.Db.ReportSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.ScheduleId == scheduleId, ct) is not { } schedule)
        {
            return NotFound();
        }

        Form = ScheduleForm.Of(schedule);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid scheduleId, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            if (!await schedules.ChangeAsync(scheduleId, Form.ToWish(), ct))
            {
                return NotFound();
            }
        }
        catch (ReportRuleException e)
        {
            ModelState.AddModelError(nameof(Form), e.Message);
            return Page();
        }

        TempData["Status"] = "The schedule is changed.";
        return RedirectToPage("/Settings/Schedules/Index", new { slug = session.Tenant.Tenant.Slug });
    }
}
