using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Sales;

public sealed class DistributionModel(PageFigures figures, DistributionQuery query) : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public DistributionOptions Options { get; private set; } = new();

    public string Problem { get; private set; } = "";

    public string Basis { get; private set; } = "";

    /// <summary>Null where there is nothing to spread.</summary>
    public SpreadWords? Words { get; private set; }

    public bool IsOfOrders => Options.Of == DistributionOf.Order;

    public async Task OnGetAsync(CancellationToken ct)
    {
        DistributionChoice.TryRead(Request.Query, out var options, out var problem);
        (Options, Problem) = (options, problem.Length > 0 ? problem + " Shown is the standard." : "");
        Bar = Cut(await figures.ReadAsync(Request, ct));
        IsRunning = await figures.IsRunningAsync(ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        Basis = figures.Basis(Bar);
        var spread = await query.RunAsync(Options, Bar.Period, Bar.Filter, ct);
        var csv = figures.Csv("sales/distribution", Bar) + $"&of={Name(Options.Of)}&scale={Scale}" + (Options.RfmGroup is { } group ? $"&rfm_group={Uri.EscapeDataString(group)}" : "");
        Words = spread.Count > 0 ? new SpreadWords(spread, IsOfOrders ? "order" : "customer", figures.Format, csv) : null;
    }

    public string Link(string? of, string? scale) => Bar.QueryString(
        of switch { null => [("scale", scale)], "order" => [("of", of), ("rfm_group", null)], _ => [("of", of)] });

    private string Scale => Options.Log ? "log" : "linear";

    // Whole orders have many categories, and no page of them has a comparison.
    private FilterBar Cut(FilterBar bar)
    {
        var dropped = IsOfOrders ? bar.Filter.Category : null;
        if (dropped is not null)
        {
            Problem = $"Orders are whole and can hold several categories: the filter {dropped} does not apply here.";
        }

        return bar with
        {
            Filter = IsOfOrders ? bar.Filter with { Category = null } : bar.Filter,
            IsCompared = false,
            IsCutByCategory = !IsOfOrders,
            IsCutByGroup = !IsOfOrders,
            Group = Options.RfmGroup,
            Kept = [("of", IsOfOrders ? null : Name(Options.Of)), ("scale", Options.Log ? Scale : null)],
        };
    }

    private static string Name(DistributionOf of) => of == DistributionOf.Order ? "order" : "customer";
}
