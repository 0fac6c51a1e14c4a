using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Web.Filters;

/// <summary>A period with a name, always counted back from the as-of date, never from today.</summary>
/// <param name="Words">How a sentence says it.</param>
/// <param name="RunningMonths">The length of the calendar period it is the beginning of; 0 where it is none.</param>
public sealed record PeriodPreset(string Key, string Label, string Words, Func<DateOnly, DateOnly, Period> Of, int RunningMonths = 0)
{
    public static readonly IReadOnlyList<PeriodPreset> All =
    [
        new("last_30_days", "Last 30 days", "in the last 30 days", (_, asOf) => new Period(asOf.AddDays(-29), asOf.AddDays(1))),
        new("last_90_days", "Last 90 days", "in the last 90 days", (_, asOf) => new Period(asOf.AddDays(-89), asOf.AddDays(1))),
        new("this_month", "This month", "so far this month", (_, asOf) => new Period(MonthOf(asOf), asOf.AddDays(1)), 1),
        new("last_month", "Last month", "last month", (_, asOf) => new Period(MonthOf(asOf).AddMonths(-1), MonthOf(asOf))),
        new("this_quarter", "This quarter", "so far this quarter", (_, asOf) => new Period(QuarterOf(asOf), asOf.AddDays(1)), 3),
        new("year_to_date", "Year to date", "so far this year", (_, asOf) => new Period(new DateOnly(asOf.Year, 1, 1), asOf.AddDays(1)), 12),
        new("last_12_months", "Last 12 months", "in the last 12 months", (_, asOf) => new Period(MonthOf(asOf).AddMonths(-11), asOf.AddDays(1))),
        new("all", "All history", "in all the history", (first, asOf) => new Period(first, asOf.AddDays(1))),
    ];

    public static PeriodPreset Named(string key) => All.Single(preset => preset.Key == key);

    /// <summary>
    /// What a page shows unasked: twelve months, or ninety days, whichever is the longest whose compared period the history
    /// covers too; a younger shop sees all it has. A change against a time without data would mislead.
    /// </summary>
    public static PeriodPreset Default(HistoryBeginning beginning, DateOnly first, DateOnly asOf)
        => new[] { "last_12_months", "last_90_days" }.Select(Named).FirstOrDefault(preset => beginning.Covers(preset.Of(first, asOf).Previous))
            ?? Named("all");

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}
