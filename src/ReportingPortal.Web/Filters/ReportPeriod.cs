using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Web.Filters;

/// <summary>The periods a report can be asked for by name: those of the pages, and the last complete week; all counted back from the as-of date.</summary>
public static class ReportPeriod
{
    private const string LastWeek = "last_week";

    public static IReadOnlyList<(string Key, string Label)> Choices { get; } =
        [(LastWeek, "Last complete week"), .. PeriodPreset.All.Select(preset => (preset.Key, preset.Label))];

    /// <returns>Null when there is no such name, or no data to count back from.</returns>
    public static Period? Named(string key, DataScope scope, DayOfWeek weekStart)
    {
        if (scope is not { FirstOrderOn: { } first, AsOfDate: { } asOf })
        {
            return null;
        }

        return key == LastWeek
            ? ReportPeriods.LastCompleteWeek(asOf.AddDays(1), weekStart)
            : PeriodPreset.All.FirstOrDefault(preset => preset.Key == key)?.Of(first, asOf);
    }
}
