using System.Globalization;
using Microsoft.AspNetCore.Mvc;
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

    /// <summary>How far the list can look ahead, in calendar months of the standard length; null is the standard horizon, which all else shows.</summary>
    public static readonly IReadOnlyList<(string? Days, string Text)> Horizons =
        [("91", "3 months"), ("182", "6 months"), (null, "12 months"), ("730", "24 months"), (LifetimeHorizon.MaxDays.ToString(CultureInfo.InvariantCulture), "36 months")];

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public LifetimeOverview Overview { get; private set; } = null!;

    public LifetimeWords Words { get; private set; } = null!;

    public Page<LifetimeCustomer> Customers { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    /// <summary>Of the list; one of <see cref="Horizons"/>.</summary>
    public string? Horizon { get; private set; }

    public string HorizonText => Horizons.Single(horizon => horizon.Days == Horizon).Text;

    public PageFigures Figures => figures;

    /// <summary>A run made by an earlier version has no lifetime values.</summary>
    public bool IsReady => Overview.RunId is not null;

    /// <summary>Whoever only returned something is valued, too.</summary>
    public bool HasCustomers => IsReady && (Overview.Gate?.Customers > 0 || Customers.Total > 0);

    public string Basis => $"{figures.Stamp(Scope)} · all history · {(Overview.HasForecast ? Words.Basis : "net sales, returns taken off")}";

    public string CsvHref => figures.Csv("lifetime-value/customers", ("horizon_days", Horizon));

    public string NextHref => Link(Horizon, Customers.NextCursor);

    public static string Link(string? horizon, string? cursor = null)
        => CustomerRows.Link(("horizon_days", horizon), ("cursor", cursor)) + "#customers";

    public async Task OnGetAsync(string? cursor, [FromQuery(Name = "horizon_days")] string? horizon, CancellationToken ct)
    {
        Horizon = Horizons.Any(each => each.Days == horizon) ? horizon : null;
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await lifetime.RunAsync(ct);
        Words = new LifetimeWords(Overview, figures.Format);
        Customers = await ReadAsync(cursor, ct);
    }

    private int? HorizonDays => Horizon is null ? null : int.Parse(Horizon, CultureInfo.InvariantCulture);

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<Page<LifetimeCustomer>> ReadAsync(string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await lifetime.CustomersAsync(HorizonDays, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await lifetime.CustomersAsync(HorizonDays, null, Rows, ct);
        }
    }
}
