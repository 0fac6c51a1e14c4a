using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Results;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Basket;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, BasketQuery query) : PageModel
{
    private const int RulesShown = 50;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public bool IsOfProducts { get; private set; }

    public string? Product { get; private set; }

    public string Problem { get; private set; } = "";

    public BasketOverview Overview { get; private set; } = null!;

    public Page<BasketRuleFigures> Rules { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public string Basis => $"{figures.Stamp(Scope)} · all history · {FigureFormat.Plural(Overview.Orders, "order")} · all regions";

    public string? Sentence => Rules.Items.Count == 0 || !IsFirstPage ? null
        : $"Who buys {Rules.Items[0].AntecedentName} is {Ratio(Rules.Items[0].Lift)} times as likely as others to buy {Rules.Items[0].ConsequentName}.";

    public string Counted
    {
        get
        {
            var large = Overview.LargeOrders == 0 ? "" : $" {FigureFormat.Plural(Overview.LargeOrders, "order")} of more than two thousand kinds count for each product, but not for pairs.";
            var kept = Product is null && Overview.Rules > Overview.RulesKept ? $" of {FigureFormat.Count(Overview.Rules)} found, the best" : "";
            return $"{FigureFormat.Plural(Rules.Total, "rule")}{kept}, highest lift first.{large}";
        }
    }

    public string WhyNone => Overview.RunId is null ? "Baskets are counted by the next analysis run, which starts by itself after each upload."
        : Product is not null ? $"No rule names {Product}."
        : $"No two {(IsOfProducts ? "products" : "categories")} are in {FigureFormat.Plural(Math.Max(Overview.MinOrders, 1), "order")} together, or none more often than by chance.";

    public string CsvHref => figures.Csv("basket/rules", ("by", IsOfProducts ? "product" : "category"), ("product_id", Product));

    public async Task OnGetAsync(string? by, string? cursor, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "product_id")] string? product, CancellationToken ct)
    {
        var chosen = BasketEndpoints.By(Request.Query);
        Problem = chosen is null ? $"There are no baskets by '{by}'. Shown are products." : "";
        IsOfProducts = chosen != BasketBy.Category;
        Product = IsOfProducts && !string.IsNullOrEmpty(product) ? product : null;
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Overview = await query.RunAsync(chosen ?? BasketBy.Product, ct);
        Rules = await ReadAsync(chosen ?? BasketBy.Product, cursor, ct);
    }

    public string LinkOf(string product) => $"?by=product&product_id={Uri.EscapeDataString(product)}";

    public string Ratio(decimal value) => value.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public string MoreLink => $"?by={(IsOfProducts ? "product" : "category")}{(Product is null ? "" : $"&product_id={Uri.EscapeDataString(Product)}")}&cursor={Rules.NextCursor}";

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<Page<BasketRuleFigures>> ReadAsync(BasketBy by, string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await query.RulesAsync(by, Product, IsFirstPage ? null : cursor, RulesShown, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await query.RulesAsync(by, Product, null, RulesShown, ct);
        }
    }
}
