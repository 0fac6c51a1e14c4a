using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Rfm;

public sealed class IndexModel(PageFigures figures, RfmOverviewQuery overview, RfmCustomersQuery customers) : PageModel
{
    private const int VipRows = 10;

    public CustomerScope Customers { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public RfmOverview Overview { get; private set; } = null!;

    public RfmWords Words { get; private set; } = null!;

    public GroupMap Map { get; private set; } = null!;

    public Page<RfmCustomer> Vips { get; private set; } = null!;

    public PageFigures Figures => figures;

    public DataScope Scope => Customers.Bar.Scope;

    public string Basis => string.Join(" · ", figures.Stamp(Scope), Customers.Words, Words.Basis);

    public Chart Tiers => Words.Tiers(Csv("rfm/customers"));

    public Chart Statuses => Words.Statuses(Csv("rfm/customers"));

    public async Task OnGetAsync(string? size, CancellationToken ct)
    {
        Customers = await figures.ReadCustomersAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await overview.RunAsync(Customers.Filter, ct);
        Words = new RfmWords(Overview, figures.Format);
        Map = new GroupMap(Overview, size == GroupMap.BySales, figures.Format);
        Customers = Customers with { Kept = Map.IsBySales ? [("size", GroupMap.BySales)] : [] };
        var (region, category) = (Customers.Filter.Region, Customers.Filter.Category);
        Vips = await customers.RunAsync(new RfmCustomerFilter(ValueTier: "Gold", Region: region, Category: category), null, VipRows, ct);
    }

    public string Link(params (string Name, string? Value)[] more) => Customers.Link(more);

    public string AudienceHref(string name, AudienceCriteria criteria)
        => figures.AudienceLink(name, criteria with { Region = Customers.Filter.Region, Category = Customers.Filter.Category });

    public string CustomersLink(string group) => Link(("group", group));

    public string Csv(string route, params (string Name, string? Value)[] more) => Customers.Csv(route, more);
}
