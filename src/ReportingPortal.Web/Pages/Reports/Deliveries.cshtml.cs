using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Reports;

[AnalystPosts]
public sealed class DeliveriesModel(LedgerQuery ledger, DeliveryActions actions, ReportQueue queue, CurrentTenant tenant) : PageModel
{
    private const int PageSize = 50;

    public string? Status { get; private set; }

    public IReadOnlyList<LedgerEntry> Entries { get; private set; } = [];

    public IReadOnlyList<DeliveryAlarm> Alarms { get; private set; } = [];

    public Pagination List { get; private set; } = new(1, PageSize, 0);

    public string Sentence => Entries.Count == 0 ? "Nothing has been due yet."
        : Entries[0].DueAt is var due && Entries.Where(entry => entry.DueAt == due).ToList() is var latest && latest.All(entry => entry.State == DeliveryState.Accepted)
            ? $"Yes: the last report went out to {(latest.Count == 1 ? "its one recipient" : $"all {latest.Count} recipients")}."
            : $"{latest.Count(entry => entry.State == DeliveryState.Accepted)} of {latest.Count} mails of the last report went out so far.";

    public async Task<IActionResult> OnGetAsync(string? status, [FromQuery(Name = Pagination.Query)] int? wanted, CancellationToken ct)
    {
        if (!DeliveryStates.TryParse(status, out var state))
        {
            return NotFound();
        }

        var number = Math.Clamp(wanted ?? 1, 1, 100_000);
        Status = status;
        (Entries, var total) = await ledger.RunAsync(state, (number - 1) * PageSize, PageSize, ct);
        List = new Pagination(number, PageSize, total);
        Alarms = await ledger.AlarmsAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid deliveryId, CancellationToken ct)
    {
        if (!await actions.RetryAsync(deliveryId, ct))
        {
            return NotFound();
        }

        await queue.EnqueueDeliveriesAsync(tenant.TenantId, ct);
        TempData["Status"] = "The mail is on its way again.";
        return RedirectToPage(new { handler = (string?)null });
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid deliveryId, CancellationToken ct)
    {
        if (!await actions.ConfirmAsync(deliveryId, ct))
        {
            return NotFound();
        }

        TempData["Status"] = "Noted: the mail arrived.";
        return RedirectToPage(new { handler = (string?)null });
    }
}
