using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Unsubscribe;

/// <summary>
/// The way out in every mail. The secret in the address is the whole permission, and mail programs post to it without a
/// page (RFC 8058): no session takes part, so there is nothing a forged request could borrow. Opening the link changes nothing.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(UnsubscribeTokens tokens, TenantJobScope scope, TenantSession session, ReportSchedules schedules) : PageModel
{
    public string? Recipient { get; private set; }

    public string Schedule { get; private set; } = "";

    public string Shop { get; private set; } = "";

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken ct) => await FindAsync(token, ct);

    public async Task OnPostAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is { } subscription)
        {
            IsDone = await schedules.UnsubscribeAsync(subscription.ScheduleId, subscription.Recipient, ct);
        }
    }

    private async Task<Subscription?> FindAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } subscription)
        {
            return null;
        }

        await scope.EnterAsync(subscription.TenantId, ct);
        await session.EnsureReadAsync(ct);
        if (await session.Db.ReportSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.ScheduleId == subscription.ScheduleId, ct) is not { } schedule)
        {
            return null;
        }

        (Recipient, Schedule, Shop) = (subscription.Recipient, schedule.Name, session.Tenant.Tenant.Name);
        return subscription;
    }
}
