using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Simulation;

namespace ReportingPortal.Web.Pages.Admin.Tenants;

/// <summary>For demo shops only: a real shop has no such page.</summary>
public class SimulationModel(TenantDirectory directory, LiveSimulations simulations, SignedInUser user) : PageModel
{
    [FromRoute]
    public string TenantSlug { get; set; } = "";

    [BindProperty]
    public int PerMinute { get; set; } = LiveSimulations.StandardPerMinute;

    [BindProperty]
    public int Minutes { get; set; } = LiveSimulations.StandardMinutes;

    public SimulationForm Form { get; private set; } = new(null, "", 0, 0);

    public Tenant Tenant { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await directory.FindAsync(TenantSlug, HttpContext.RequestAborted) is { IsDemo: true } tenant)
        {
            Tenant = tenant;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (ModelState.IsValid)
            {
                await simulations.StartAsync(Tenant, PerMinute, Minutes, ct);
                await directory.NoteAsync("simulation.start", Tenant.TenantId, user.UserId, ct);
                TempData["Status"] = "Visitors come in. Their events are in the figures within a minute.";
                return RedirectToPage();
            }
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
        }

        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken ct)
    {
        await simulations.StopAsync(Tenant, ct);
        await directory.NoteAsync("simulation.stop", Tenant.TenantId, user.UserId, ct);
        TempData["Status"] = "No more visitors come.";
        return RedirectToPage(new { handler = (string?)null });
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var running = await simulations.FindAsync(Tenant, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Tenant.TimeZone);
        var ends = running is null ? "" : TimeZoneInfo.ConvertTime(running.EndsAt, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        Form = new SimulationForm(running, ends, PerMinute, Minutes);
    }
}
