using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Customers;

public sealed class ParetoModel(PageFigures figures, ParetoQuery pareto) : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    public ParetoResult Curve { get; private set; } = null!;

    public Chart Chart { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public PageFigures Figures => figures;

    public IEnumerable<ParetoItem> Top => Curve.Items.Take(20);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Bar = await figures.ReadAsync(Request, ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        Curve = await pareto.RunAsync(ParetoBy.Customer, Bar.Period, Bar.Filter, ct);
        Chart = ParetoChart.Of(Curve, "customer", figures.Format, figures.Csv("pareto", Bar) + "&by=customer");
        Sentence = ParetoWords.Sentence(Curve, "customer");
        Basis = figures.Basis(Bar);
    }
}
