using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class ParetoModel(PageFigures figures, ParetoQuery pareto) : PageModel
{
    private const int Shown = 20;

    public FilterBar Bar { get; private set; } = null!;

    public ParetoBy By { get; private set; }

    public string Problem { get; private set; } = "";

    public ParetoResult Curve { get; private set; } = null!;

    public Chart Chart { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public PageFigures Figures => figures;

    public IEnumerable<ParetoItem> Top => Curve.Items.Take(Shown);

    /// <summary>The lowest of those that stand apart.</summary>
    public IEnumerable<ItemSales> Apart => (Curve.NonPositive ?? []).Reverse().Take(Shown);

    public string Item => Name(By);

    public async Task OnGetAsync(string? by, CancellationToken ct)
    {
        By = by switch { "product" => ParetoBy.Product, "category" => ParetoBy.Category, _ => ParetoBy.Customer };
        Problem = by is null or "customer" || By != ParetoBy.Customer ? "" : "'by' must be customer, product or category. Shown are customers.";
        var isKnown = GroupChoice.TryRead(Request.Query, out var group);
        group = By == ParetoBy.Customer && isKnown ? group : null;
        Problem += isKnown ? "" : GroupChoice.Problem;
        Bar = await figures.ReadAsync(Request, ct) with
        {
            IsCompared = false,
            IsCutByGroup = By == ParetoBy.Customer,
            Group = group,
            Kept = [("by", By == ParetoBy.Customer ? null : Item)],
        };
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        Curve = await pareto.RunAsync(By, Bar.Period, Bar.Filter, ct, group);
        var csv = figures.Csv("pareto", Bar) + $"&by={Item}" + (group is null ? "" : $"&rfm_group={Uri.EscapeDataString(group)}");
        Chart = ParetoChart.Of(Curve, Item, figures.Format, csv);
        Sentence = ParetoWords.Sentence(Curve, Item);
        Basis = figures.Basis(Bar) + (group is null ? "" : $" · {group} only");
    }

    public string Link(ParetoBy by) => Bar.QueryString(("by", by == ParetoBy.Customer ? null : Name(by)), ("rfm_group", by == ParetoBy.Customer ? Bar.Group : null));

    private static string Name(ParetoBy by) => by switch { ParetoBy.Customer => "customer", ParetoBy.Product => "product", _ => "category" };
}
