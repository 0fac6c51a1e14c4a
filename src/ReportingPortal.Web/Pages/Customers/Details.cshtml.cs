using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Rfm;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class DetailsModel(
    PageFigures figures, DataScopeQuery scopes, CustomerProfileQuery profiles, CustomerTimelineQuery timeline, RecommendationQuery recommendations, CurrentTenant tenant,
    RfmOverviewQuery rfm) : PageModel
{
    private const int Rows = 50;

    public CustomerProfile Customer { get; private set; } = null!;

    /// <summary>What the customer would be shown; empty before the first run.</summary>
    public IReadOnlyList<Recommendation> Recommended { get; private set; } = [];

    public string Basis { get; private set; } = "";

    public FigureFormat Format => figures.Format;

    public string Slug => figures.Slug;

    public string Title => Customer.Name ?? $"Customer {Customer.CustomerId}";

    public string Sentence => Customer is { LifetimeOrders: > 0, FirstOrderOn: { } first, LastOrderOn: { } last }
        ? $"{FigureFormat.Plural(Customer.LifetimeOrders, "order")} for {Format.Money(Customer.LifetimeNetSales)} since {FigureFormat.Day(first)}; the last on {FigureFormat.Day(last)}."
        : "No order yet.";

    public decimal? AverageOrderValue => Customer.LifetimeOrders == 0 ? null : Customer.LifetimeNetSales / Customer.LifetimeOrders;

    public Page<CustomerMoment> Timeline { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public ProfileWords Words => new(Customer, Format);

    /// <summary>What the grid's columns are.</summary>
    public string Axis { get; private set; } = "";

    public string Path => $"/t/{Slug}/customers/{Uri.EscapeDataString(Customer.CustomerId)}";

    public string TimelineCsv => figures.Csv($"customers/{Uri.EscapeDataString(Customer.CustomerId)}/timeline");

    public string TimeOf(CustomerMoment moment) => tenant.LocalDateOrTime(moment.At);

    public async Task<IActionResult> OnGetAsync(string id, string? cursor, CancellationToken ct)
    {
        if (await profiles.RunAsync(CustomerRows.PersonOf(id), ct) is not { } customer)
        {
            return NotFound();
        }

        (Customer, IsFirstPage) = (customer, string.IsNullOrEmpty(cursor));
        Recommended = (await recommendations.RunAsync(customer.CustomerId, new ListRequest(ListRequest.StandardCount), ct)).Recommendations;
        Basis = $"{figures.Stamp(await scopes.RunAsync(ct))} · all history";
        Axis = new RfmWords(await rfm.RunAsync(new CustomerFilter(Group: customer.Rfm?.Group), ct), Format).Axis;
        try
        {
            Timeline = await timeline.RunAsync(customer.CustomerId, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            return Redirect(Path);
        }

        return Page();
    }
}
