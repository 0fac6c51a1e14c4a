using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Reports;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Reports;

/// <summary>What the form "make a report now" says; the last day is included.</summary>
public sealed class ReportForm
{
    public string? Period { get; set; } = ReportPeriod.Choices[0].Key;

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public string? Region { get; set; }

    public string? Category { get; set; }

    /// <exception cref="ReportRuleException">What is chosen is not in the data, or no period.</exception>
    public (Period Period, FigureFilter Filter) Read(DataScope scope, DayOfWeek weekStart)
    {
        if ((Region is not null && !scope.Regions.Contains(Region)) || (Category is not null && !scope.Categories.Contains(Category)))
        {
            throw new ReportRuleException("There is no such region or category in this shop's data.");
        }

        var filter = new FigureFilter(Region, Category);
        if (Period is not null)
        {
            return (ReportPeriod.Named(Period, scope, weekStart) ?? throw new ReportRuleException("Choose one of the periods."), filter);
        }

        return From is { } from && Until is { } until
            ? (new Period(from, until.AddDays(1)), filter)
            : throw new ReportRuleException("Give the first and the last day, or choose a period.");
    }
}
