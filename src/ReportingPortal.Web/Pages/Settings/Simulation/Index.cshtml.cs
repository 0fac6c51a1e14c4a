using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Simulation;

namespace ReportingPortal.Web.Pages.Settings.Simulation;

/// <summary>For demo shops only: a real shop has no such page.</summary>
public class IndexModel(CurrentTenant current, LiveSimulations simulations) : PageModel
{
    [BindProperty]
    public int PerMinute { get; set; } = LiveSimulations.StandardPerMinute;

    [BindProperty]
    public int Minutes { get; set; } = LiveSimulations.StandardMinutes;

    public SimulationForm Form { get; private set; } = new(null, "", 0, 0);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (ModelState.IsValid && current.Tenant.IsDemo)
            {
                await simulations.StartAsync(current.Tenant, PerMinute, Minutes, ct);
                TempData["Status"] = "Visitors come in. Their events are in the figures within a minute.";
                return RedirectToPage();
            }
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken ct)
    {
        await simulations.StopAsync(current.Tenant, ct);
        TempData["Status"] = "No more visitors come.";
        return RedirectToPage(new { handler = (string?)null });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!current.Tenant.IsDemo)
        {
            return NotFound();
        }

        var running = await simulations.FindAsync(current.Tenant, ct);
        Form = new SimulationForm(running, running is null ? "" : current.LocalTime(running.EndsAt), PerMinute, Minutes);
        return Page();
    }
}
