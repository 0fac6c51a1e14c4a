using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Reports;

[AnalystPosts]
public sealed class IndexModel(StoredReports reports, LedgerQuery ledger, DataScopeQuery scopes, CurrentTenant tenant) : PageModel
{
    private const int PageSize = 25;

    [BindProperty]
    public ReportForm Wish { get; set; } = new();

    public DataScope Scope { get; private set; } = null!;

    public IReadOnlyList<ReportListing> Reports { get; private set; } = [];

    public IReadOnlyList<DeliveryAlarm> Alarms { get; private set; } = [];

    public Pagination List { get; private set; } = new(1, PageSize, 0);

    public string Sentence => Reports.FirstOrDefault(report => report.Status == ReportStatus.Ready) is { } latest
        ? $"The latest report is about {ReportWords.Period(latest.PeriodFrom, latest.PeriodTo)}."
        : "No report has been made yet.";

    public Task OnGetAsync([FromQuery(Name = Pagination.Query)] int? wanted, CancellationToken ct) => ShowAsync(wanted ?? 1, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ReportRequests requests, [FromServices] ReportQueue queue, [FromServices] SignedInUser user, CancellationToken ct)
    {
        try
        {
            var (period, filter) = Wish.Read(await scopes.RunAsync(ct), tenant.Tenant.WeekStart);
            var reportId = await requests.RequestAsync(period, filter, title: null, user.UserId, ct);
            await queue.EnqueueRenderAsync(tenant.TenantId, reportId, ct);
            return RedirectToPage("/Reports/Details", new { slug = tenant.Tenant.Slug, reportId });
        }
        catch (ReportRuleException e)
        {
            ModelState.AddModelError("", e.Message);
            await ShowAsync(1, ct);
            return Page();
        }
    }

    public IEnumerable<SelectListItem> Choices(IEnumerable<string> names) => names.Select(name => new SelectListItem(name, name));

    private async Task ShowAsync(int wanted, CancellationToken ct)
    {
        var number = Math.Clamp(wanted, 1, 100_000);
        Scope = await scopes.RunAsync(ct);
        (Reports, var total) = await reports.ListAsync((number - 1) * PageSize, PageSize, ct);
        List = new Pagination(number, PageSize, total);
        Alarms = await ledger.AlarmsAsync(ct);
    }
}
