using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Sales;

public sealed class IndexModel(PageFigures figures, DailySalesQuery daily, MonthlySalesQuery monthly, SalesBreakdownQuery breakdown, ParetoQuery pareto, PartSalesQuery parts)
    : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <summary>Null of a part.</summary>
    public ProductTable? Products { get; private set; }

    public PartWords? Part { get; private set; }

    /// <summary>What is wrong with the product or group asked for.</summary>
    public string Problem { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Bar = await figures.ReadAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        var (part, problem) = await SalesPartChoice.ReadAsync(Request.Query, Bar, parts, ct);
        (Problem, Bar) = (problem, Bar with { IsCutByGroup = part?.ProductId is null, IsCutByCategory = part?.ProductId is null, Group = part?.RfmGroup, Kept = [("product_id", part?.ProductId)] });
        Basis = figures.Basis(Bar);
        await (part is null ? AllAsync(ct) : PartAsync(part, ct));
    }

    private async Task PartAsync(SalesPart part, CancellationToken ct)
    {
        var drawing = new SalesCharts(figures, Bar, part);
        var name = part.RfmGroup ?? await parts.NameAsync(part.ProductId!, ct);
        Part = new PartWords(part, name, await parts.KpisAsync(part, Bar.Period, Bar.Filter, ct), figures.Format);
        (Sentence, Basis) = (Part.Sentence, $"{Basis} · {Part.Of}");
        Charts =
        [
            drawing.Trend(
                await parts.DailyAsync(part, Bar.Period, Bar.Filter, Bar.Scope, ct),
                Bar.ComparedIsCovered ? await parts.DailyAsync(part, Bar.ComparedPeriod, Bar.Filter, Bar.Scope, ct) : []),
            drawing.Months(await parts.MonthlyAsync(part, Bar.Period, Bar.Filter, Bar.Scope, ct)),
        ];
    }

    private async Task AllAsync(CancellationToken ct)
    {
        var drawing = new SalesCharts(figures, Bar);
        var days = await daily.RunAsync(Bar.Period, Bar.Filter, ct);
        var ghost = Bar.ComparedIsCovered ? await daily.RunAsync(Bar.ComparedPeriod, Bar.Filter, ct) : [];
        var curve = await pareto.RunAsync(ParetoBy.Product, Bar.Period, Bar.Filter, ct);
        Sentence = ParetoWords.Sentence(curve, "product");
        Products = new ProductTable(
            await breakdown.ByProductAsync(Bar.Period, Bar.Filter, ct), curve, figures.Format, figures.Csv("sales/by-product", Bar),
            product => Bar.QueryString(("product_id", product), ("category", null), ("rfm_group", null)));
        Charts =
        [
            drawing.Trend(days, ghost),
            drawing.Months(await monthly.RunAsync(Bar.Period, Bar.Filter, ct)),
            drawing.Regions(await breakdown.ByRegionAsync(Bar.Period, Bar.Filter, ct), showsTable: true),
            drawing.Categories(await breakdown.ByCategoryAsync(Bar.Period, Bar.Filter, ct), showsTable: true),
            ParetoChart.Of(curve, "product", figures.Format, figures.Csv("pareto", Bar) + "&by=product", "chart-wide"),
        ];
    }
}
