using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Results;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Cohorts;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, CohortQuery query) : PageModel
{
    /// <summary>Cohorts on the page, the latest ones; the file has all.</summary>
    public const int MaxCohorts = 36;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public CohortChoice Choice { get; private set; } = CohortChoice.Standard;

    public string Problem { get; private set; } = "";

    public CohortTable Table { get; private set; } = null!;

    public CohortWords Words { get; private set; } = null!;

    /// <summary>One period of all cohorts.</summary>
    public Chart Trend { get; private set; } = null!;

    /// <summary>The period of <see cref="Trend"/>.</summary>
    public int After { get; private set; }

    public string Basis => $"{figures.Stamp(Scope)} · calendar {Choice.Period}s · cohort: the {Choice.Period} of a customer's {Words.Beginning} · net sales by order date, returns by their own · all regions and categories";

    public string CsvHref => figures.Csv("cohorts", ("period", Choice.Period), ("metric", Choice.MetricKey), ("mode", Choice.ModeKey), ("basis", Choice.BasisKey));

    /// <summary>How the cohorts of the page explain themselves.</summary>
    public string Figure => Choice.Basis == CohortBasis.Registration ? "cohorts-by-registration" : "cohorts";

    /// <summary>The page with the trend of a period.</summary>
    public string TrendHref(int period) => $"?by={Choice.Period}&metric={Choice.MetricKey}&mode={Choice.ModeKey}&basis={Choice.BasisKey}&after={period}#{CohortTrend.Id}";

    // "period" in an address of the pages is the period of their filters, which links carry along: here it is "by".
    public async Task OnGetAsync(string? by, string? metric, string? mode, string? basis, int? after, CancellationToken ct)
    {
        CohortChoice.TryRead(by, metric, mode, basis, out var choice, out var problem);
        (Choice, Problem) = (choice, problem.Replace("'period'", "'by'", StringComparison.Ordinal));
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Table = await query.RunAsync(choice.Grain, choice.Metric, choice.Mode, Latest(Choice.Grain, Scope), choice.Basis, ct);
        Words = new CohortWords(Table, Choice, figures.Format);
        var trend = new CohortTrend(Table, Choice, Words, figures.Format);
        After = trend.Of(after);
        Trend = trend.Chart(After, CsvHref, Figure);
    }

    /// <summary>The days the cohorts of the page begin on; null without data.</summary>
    public static Period? Latest(CohortGrain grain, DataScope scope)
        => scope.AsOfDate is { } asOf ? new Period(CohortCalendar.After(grain, asOf, 1 - MaxCohorts), asOf.AddDays(1)) : null;
}
