using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Rfm;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, RfmOverviewQuery overview, RfmCustomersQuery customers) : PageModel
{
    private const int VipRows = 10;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public RfmOverview Overview { get; private set; } = null!;

    public RfmWords Words { get; private set; } = null!;

    public Page<RfmCustomer> Vips { get; private set; } = null!;

    public string Basis { get; private set; } = "";

    public PageFigures Figures => figures;

    public Chart Tiers => Words.Tiers(figures.Csv("rfm/customers"));

    public Chart Statuses => Words.Statuses(figures.Csv("rfm/customers"));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await overview.RunAsync(ct);
        Words = new RfmWords(Overview, figures.Format);
        Vips = await customers.RunAsync(new RfmCustomerFilter(ValueTier: "Gold"), null, VipRows, ct);
        Basis = $"{figures.Stamp(Scope)} · all history, all regions and categories · recency, frequency and net sales of each customer with an order";
    }
}
