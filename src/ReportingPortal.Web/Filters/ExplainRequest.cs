using ReportingPortal.Analytics.Explain;
using ReportingPortal.Web.Api;

namespace ReportingPortal.Web.Filters;

/// <summary>Reads what a figure is cut to when it explains itself, under the names its own page uses.</summary>
public sealed class ExplainRequest
{
    private static readonly string[] PeriodFilters = ["from", "to", "until", "period", "region", "category", "compare"];

    private static readonly string[] FunnelFilters = ["steps", "mode", "unit", "window", "breakdown"];

    private ExplainRequest(ExplainedFigure figure, FilterBar bar, IQueryCollection query)
    {
        Scope = new ExplainScope(bar.Period, bar.Filter);
        if (figure.Cut == FigureCut.Funnel)
        {
            Funnel = FunnelRequest.Read(query);
            Scope = Scope with { Funnel = Funnel.Settings, FunnelDays = FunnelRequest.Days(bar) };
            Problems = Funnel.Problems;
        }
        else if (figure.Cut == FigureCut.Cohorts)
        {
            var isKnown = CohortChoice.TryRead(query["by"], null, null, out var choice, out var problem);
            Scope = Scope with { Grain = choice.Grain };
            Problems = isKnown ? [] : [new FilterProblem("by", problem.Replace("'period'", "'by'", StringComparison.Ordinal))];
        }
    }

    public ExplainScope Scope { get; }

    public FunnelRequest? Funnel { get; }

    public IReadOnlyList<FilterProblem> Problems { get; } = [];

    public static ExplainRequest Read(ExplainedFigure figure, FilterBar bar, IQueryCollection query) => new(figure, bar, query);

    /// <summary>What cuts a figure, as it stands in an address.</summary>
    public static IReadOnlyList<string> FiltersOf(ExplainedFigure figure) => figure.Cut switch
    {
        FigureCut.Period => PeriodFilters,
        FigureCut.Funnel => [.. PeriodFilters, .. FunnelFilters],
        FigureCut.Cohorts => ["by"],
        _ => [],
    };

    /// <summary>Filters that stand in a query and have no effect on a figure.</summary>
    public static string? WithoutEffect(ExplainedFigure figure, IQueryCollection query)
        => PeriodFilters.Concat(FunnelFilters).Append("by").Except(FiltersOf(figure)).FirstOrDefault(query.ContainsKey);
}
