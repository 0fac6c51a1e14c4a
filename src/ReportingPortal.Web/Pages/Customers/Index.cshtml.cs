using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class IndexModel(PageFigures figures, RfmCustomersQuery customers) : PageModel
{
    private const int Rows = 50;

    public CustomerScope Scoped { get; private set; } = null!;

    public DataScope Scope => Scoped.Bar.Scope;

    public bool IsRunning { get; private set; }

    public RfmCustomerFilter Filter { get; private set; } = new();

    public Page<RfmCustomer> Customers { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public PageFigures Figures => figures;

    public string Sentence { get; private set; } = "";

    public string CsvHref => figures.Csv("customers", State);

    /// <summary>Null where nothing defines the list, or a search for names does.</summary>
    public string? AudienceHref => !figures.MayWrite || !IsFiltered || Filter.Search is not null ? null
        : figures.AudienceLink(
            string.Join(", ", new[] { Filter.Group, Filter.ValueTier, Filter.ActivityStatus, Filter.Region, Filter.Category }.OfType<string>()),
            new AudienceCriteria(Filter.Group, Filter.ValueTier, Filter.ActivityStatus, null, Filter.Region, Filter.Category));

    public bool IsFiltered => Filter != new RfmCustomerFilter();

    private (string, string?)[] State
        =>
        [
            ("group", Filter.Group), ("value_tier", Filter.ValueTier), ("activity_status", Filter.ActivityStatus), ("search", Filter.Search),
            ("region", Filter.Region), ("category", Filter.Category),
        ];

    public string NextHref => CustomerRows.Link([.. State, ("cursor", Customers.NextCursor)]);

    public string FirstHref => CustomerRows.Link(State);

    public async Task OnGetAsync(string? cursor, CancellationToken ct)
    {
        Scoped = await figures.ReadCustomersAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Filter = CustomerRows.Filter(Request.Query, Scoped.Bar);
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
