using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.LifetimeValue;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, LifetimeQuery lifetime) : PageModel
{
    private const int Rows = 20;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public LifetimeOverview Overview { get; private set; } = null!;

    public LifetimeWords Words { get; private set; } = null!;

    public Page<LifetimeCustomer> Customers { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public PageFigures Figures => figures;

    /// <summary>A run made by an earlier version has no lifetime values.</summary>
    public bool IsReady => Overview.RunId is not null;

    public string Basis => $"{figures.Stamp(Scope)} · all history · {(Overview.HasForecast ? Words.Basis : "net sales, returns taken off")}";

    public string CsvHref => figures.Csv("lifetime-value/customers");

    public string NextHref => CustomerRows.Link(("cursor", Customers.NextCursor)) + "#customers";

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await lifetime.RunAsync(ct);
        Words = new LifetimeWords(Overview, figures.Format);
        Customers = await ReadAsync(cursor, ct);
    }

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<Page<LifetimeCustomer>> ReadAsync(string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await lifetime.CustomersAsync(null, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await lifetime.CustomersAsync(null, null, Rows, ct);
        }
    }
}
