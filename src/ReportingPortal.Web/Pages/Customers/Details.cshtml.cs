using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class DetailsModel(PageFigures figures, DataScopeQuery scopes, CustomerProfileQuery profiles, CurrentTenant tenant) : PageModel
{
    public CustomerProfile Customer { get; private set; } = null!;

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
        Basis = $"{figures.Stamp(await scopes.RunAsync(ct))} · all history";
        return Page();
    }
}
