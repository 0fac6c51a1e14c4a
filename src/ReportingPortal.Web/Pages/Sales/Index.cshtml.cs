using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Sales;

public sealed class IndexModel(PageFigures figures, DailySalesQuery daily, MonthlySalesQuery monthly, SalesBreakdownQuery breakdown, ParetoQuery pareto)
    : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    public ProductTable Products { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Bar = await figures.ReadAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        var drawing = new SalesCharts(figures, Bar);
        var days = await daily.RunAsync(Bar.Period, Bar.Filter, ct);
        var ghost = Bar.ComparedIsCovered ? await daily.RunAsync(Bar.ComparedPeriod, Bar.Filter, ct) : [];
        var curve = await pareto.RunAsync(ParetoBy.Product, Bar.Period, Bar.Filter, ct);
        Basis = figures.Basis(Bar);
        Sentence = ParetoWords.Sentence(curve, "product");
        Products = new ProductTable(await breakdown.ByProductAsync(Bar.Period, Bar.Filter, ct), curve, figures.Format, figures.Csv("sales/by-product", Bar));
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
