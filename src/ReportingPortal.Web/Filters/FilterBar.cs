using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Web.Filters;

/// <summary>A filter value that can't be used: its name in the URL and a sentence for the reader.</summary>
public sealed record FilterProblem(string Name, string Message);

/// <summary>The state of the filters of one request, ready for the query classes, and what is wrong with what was asked.</summary>
public sealed record FilterBar(
    DataScope Scope, Period Period, PeriodPreset? Preset, FigureFilter Filter, CompareTo CompareTo, IReadOnlyList<FilterProblem> Problems)
{
    /// <summary>The last day shown: the URL of a page names it "until" because it is included; the API's "to" is not.</summary>
    public DateOnly Until => Period.To.AddDays(-1);

    public string CompareKey => CompareTo == CompareTo.PreviousYear ? "previous_year" : "previous_period";

    /// <summary>
    /// What was asked to compare with; the running month, quarter or year stands against the same number of days of the one before (D4), or all of it
    /// where the data end on its last day.
    /// </summary>
    public Period AskedComparison => CompareTo == CompareTo.PreviousYear ? Period.PreviousYear
        : Preset is { RunningMonths: > 0 and var months } && Period.To < Period.From.AddMonths(months) ? new Period(Period.From.AddMonths(-months), Period.From).First(Period.Days)
        : Period.Previous;

    /// <summary>What figures are compared with: of <see cref="AskedComparison"/> as many days as the period has come to in the data.</summary>
    public Period ComparedPeriod => Period.Against(AskedComparison, Scope.AsOfDate);

    /// <summary>Whether the period goes on beyond the data, so that it stands against a part of the compared one.</summary>
    public bool IsRunning => Scope.AsOfDate is { } last && Period.Contains(last) && last < Until;

    /// <summary>Whether the history reaches back over the compared period; otherwise a change says nothing.</summary>
    public bool ComparedIsCovered => Scope.Beginning.Covers(ComparedPeriod);

    /// <summary>False where nothing of a page is compared: a filter shown without effect misleads.</summary>
    public bool IsCompared { get; init; } = true;

    /// <summary>False on a page of whole orders, which have many categories.</summary>
    public bool IsCutByCategory { get; init; } = true;

    /// <summary>Whether a page can be cut to a group of customers, and to which it is.</summary>
    public bool IsCutByGroup { get; init; }

    public string? Group { get; init; }

    /// <summary>Further state of a page, which its filters carry along.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept { get; init; } = [];

    /// <summary>The query string of this state, with some values replaced; null leaves one out.</summary>
    public string QueryString(params (string Name, string? Value)[] replaced)
    {
        var state = new Dictionary<string, string?>
        {
            ["period"] = Preset?.Key,
            ["from"] = Preset is null ? Iso(Period.From) : null,
            ["until"] = Preset is null ? Iso(Until) : null,
            ["region"] = Filter.Region,
            ["category"] = Filter.Category,
            ["rfm_group"] = Group,
            ["compare"] = CompareTo == CompareTo.PreviousYear ? CompareKey : null,
        };
        foreach (var (name, value) in Kept.Concat(replaced))
        {
            state[name] = value;
        }

        return QueryHelpers.AddQueryString("", state.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>The same state with another period.</summary>
    public string WithPreset(PeriodPreset preset) => QueryString(("period", preset.Key), ("from", null), ("until", null));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
