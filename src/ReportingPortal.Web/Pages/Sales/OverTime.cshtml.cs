using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Sales;

public sealed class OverTimeModel(PageFigures figures, KpiQuery kpis, MonthlySalesQuery calendar, NewReturningQuery newReturning, SalesSummaryQuery summary) : PageModel
{
    public FilterBar Bar { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public string Sentence { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public BuyingHabits Habits { get; private set; } = null!;

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <summary>What a filter takes off the page, in words.</summary>
    public string? NotCut { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Bar = await figures.ReadAsync(Request, ct);
        IsRunning = await figures.IsRunningAsync(ct);
        if (Bar.Scope.IsEmpty)
        {
            return;
        }

        var drawing = new CalendarCharts(figures, Bar);
        var quarters = await calendar.QuartersAsync(Bar.Period, Bar.Filter, ct);
        var months = await calendar.RunAsync(Bar.Period, Bar.Filter, ct);
        Habits = new BuyingHabits(await kpis.RunAsync(Bar.Period, Bar.ComparedPeriod, Bar.Filter, ct), figures.Format, Bar);
        Basis = figures.Basis(Bar);
        Sentence = drawing.Sentence(quarters);
        List<Chart> charts =
        [
            drawing.Quarters(quarters), drawing.Categories(await calendar.ByCategoryAsync(Bar.Period, Bar.Filter, CalendarGrain.Quarter, ct)), drawing.TakenOff(months),
        ];
        if (Bar.Filter.Category is null)
        {
            charts.Add(drawing.NewReturning(await newReturning.RunAsync(Bar.Period, Bar.Filter.Region, NewReturningInterval.Month, ct)));
        }

        if (Bar.Filter.Category is null && Bar.Filter.Region is null)
        {
            charts.Add(drawing.Summary(await summary.RunAsync(Bar.Period, ct)));
        }

        Charts = charts;
        NotCut = Bar.Filter.Category is not null ? "New and returning orders and the daily summary can't be cut to a category, and are not shown."
            : Bar.Filter.Region is not null ? "The daily summary can't be cut to a region, and is not shown." : null;
    }
}
