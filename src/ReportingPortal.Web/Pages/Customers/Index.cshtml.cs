using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, RfmCustomersQuery customers) : PageModel
{
    private const int Rows = 50;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public RfmCustomerFilter Filter { get; private set; } = new();

    public Page<RfmCustomer> Customers { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public PageFigures Figures => figures;

    public string Sentence { get; private set; } = "";

    public string CsvHref => figures.Csv("customers", State);

    public bool IsFiltered => Filter != new RfmCustomerFilter();

    private (string, string?)[] State
        => [("group", Filter.Group), ("value_tier", Filter.ValueTier), ("activity_status", Filter.ActivityStatus), ("search", Filter.Search)];

    public string NextHref => CustomerRows.Link([.. State, ("cursor", Customers.NextCursor)]);

    public string FirstHref => CustomerRows.Link(State);

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Filter = CustomerRows.Filter(Request.Query);
        Customers = await ReadAsync(cursor, ct);
        Sentence = IsFiltered
            ? $"{FigureFormat.Plural(Customers.Total, "customer")} match these filters."
            : $"{FigureFormat.Plural(Customers.Total, "customer")}, highest spend first.";
    }

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<Page<RfmCustomer>> ReadAsync(string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await customers.RunAsync(Filter, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await customers.RunAsync(Filter, null, Rows, ct);
        }
    }
}
