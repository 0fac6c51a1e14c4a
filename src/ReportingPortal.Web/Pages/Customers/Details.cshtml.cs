using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class DetailsModel(PageFigures figures, DataScopeQuery scopes, CustomerProfileQuery profiles, RecommendationQuery recommendations, CurrentTenant tenant) : PageModel
{
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

    /// <summary>The order's day where the shop is.</summary>
    public DateOnly DayOf(CustomerOrder order) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(order.OrderedAt, tenant.Zone).DateTime);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await profiles.RunAsync(CustomerRows.IdOf(id), ct) is not { } customer)
        {
            return NotFound();
        }

        Customer = customer;
        Recommended = (await recommendations.RunAsync(customer.CustomerId, new ListRequest(ListRequest.StandardCount), ct)).Recommendations;
        Basis = $"{figures.Stamp(await scopes.RunAsync(ct))} · all history";
        return Page();
    }
}
