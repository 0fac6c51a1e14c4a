using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Web.Api;

/// <summary>Which cohorts are asked for, as addresses of the API and of the page write it.</summary>
public sealed record CohortChoice(CohortGrain Grain, CohortMetric Metric, CohortMode Mode, CohortBasis Basis = CohortBasis.FirstOrder)
{
    public static readonly CohortChoice Standard = new(CohortGrain.Month, CohortMetric.Customers, CohortMode.On);

    private static readonly Dictionary<string, CohortGrain> Grains = new() { ["month"] = CohortGrain.Month, ["week"] = CohortGrain.Week, ["quarter"] = CohortGrain.Quarter };

    private static readonly Dictionary<string, CohortMetric> Metrics = new()
    {
        ["customers"] = CohortMetric.Customers,
        ["revenue"] = CohortMetric.Revenue,
        ["ltv"] = CohortMetric.Ltv,
    };

    private static readonly Dictionary<string, CohortMode> Modes = new() { ["on"] = CohortMode.On, ["on_or_after"] = CohortMode.OnOrAfter };

    private static readonly Dictionary<string, CohortBasis> Bases = new() { ["first_order"] = CohortBasis.FirstOrder, ["registration"] = CohortBasis.Registration };

    public string Period => Grains.Single(each => each.Value == Grain).Key;

    public string MetricKey => Metrics.Single(each => each.Value == Metric).Key;

    public string ModeKey => Modes.Single(each => each.Value == Mode).Key;

    public string BasisKey => Bases.Single(each => each.Value == Basis).Key;

    /// <summary>What is left out is the standard; what is unknown, or a mode where it has no meaning, is a problem.</summary>
    public static bool TryRead(string? period, string? metric, string? mode, string? basis, out CohortChoice choice, out string problem)
    {
        var isGrain = Grains.TryGetValue(Or(period, "month"), out var grain);
        var isMetric = Metrics.TryGetValue(Or(metric, "customers"), out var of);
        var isMode = Modes.TryGetValue(Or(mode, "on"), out var by);
        var isBasis = Bases.TryGetValue(Or(basis, "first_order"), out var begun);
        problem = !isGrain ? "'period' must be month, week or quarter."
            : !isMetric ? "'metric' must be customers, revenue or ltv."
            : !isMode ? "'mode' must be on or on_or_after."
            : !isBasis ? "'basis' must be first_order or registration."
            : by == CohortMode.OnOrAfter && of != CohortMetric.Customers ? "'mode' on_or_after is of customers: money would be counted several times."
            : "";
        choice = problem.Length == 0 ? new CohortChoice(grain, of, by, begun) : Standard;
        return problem.Length == 0;
    }

    private static string Or(string? value, string standard) => string.IsNullOrEmpty(value) ? standard : value;
}
