using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Settings.Schedules;

public sealed class IndexModel(TenantSession session, ReportSchedules schedules, DueLedger ledger, ReportQueue queue, TimeProvider clock) : PageModel
{
    private const int FiresShown = 5;

    public IReadOnlyList<ReportSchedule> Schedules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        Schedules = await session.Db.ReportSchedules.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.ScheduleId).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostActiveAsync(Guid scheduleId, bool isActive, CancellationToken ct)
    {
        if (!await schedules.SetActiveAsync(scheduleId, isActive, ct))
        {
            return NotFound();
        }

        TempData["Status"] = isActive ? "The schedule goes on." : "The schedule is paused: nothing goes out until you let it go on.";
        return RedirectToPage(new { handler = (string?)null });
    }

    public async Task<IActionResult> OnPostSendAsync(Guid scheduleId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        if (!await session.Db.ReportSchedules.AnyAsync(s => s.ScheduleId == scheduleId, ct))
        {
            return NotFound();
        }

        var written = await ledger.WriteNowAsync(scheduleId, ct);
        await queue.EnqueueDeliveriesAsync(session.Tenant.TenantId, ct);
        TempData["Status"] = written == 0
            ? "Everybody has a line for last week already: see “Did it go out?” under Reports."
            : $"Last week's report is on its way to {written} {(written == 1 ? "recipient" : "recipients")}: see “Did it go out?” under Reports.";
        return RedirectToPage(new { handler = (string?)null });
    }

    public IReadOnlyList<DateTimeOffset> NextFires(ReportSchedule schedule)
        => schedule.TimeIn(session.Tenant.Zone).NextFires(clock.GetUtcNow(), FiresShown);

    /// <summary>With the offset, which shows what a clock change does.</summary>
    public string InWords(DateTimeOffset fire)
        => TimeZoneInfo.ConvertTime(fire, session.Tenant.Zone).ToString("ddd d MMM yyyy, HH:mm 'UTC'zzz", CultureInfo.InvariantCulture);
}
