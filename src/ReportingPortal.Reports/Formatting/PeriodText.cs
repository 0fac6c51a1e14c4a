using System.Globalization;
using ReportingPortal.Analytics;

namespace ReportingPortal.Reports.Formatting;

/// <summary>Periods in words: "March 2026", "2–8 March 2026", "28 Feb – 6 Mar 2026".</summary>
public static class PeriodText
{
    public static string Of(Period period, CultureInfo culture)
    {
        if (period.Days <= 0)
        {
            return "empty period";
        }

        var (first, last) = (period.From, period.To.AddDays(-1));
        if (period == Period.Month(first))
        {
            return first.ToString("MMMM yyyy", culture);
        }

        if (first == last)
        {
            return first.ToString("d MMMM yyyy", culture);
        }

        if (first is { Day: 1, Month: 1 } && last is { Day: 31, Month: 12 } && first.Year == last.Year)
        {
            return first.ToString("yyyy", culture);
        }

        var from = (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => first.Day.ToString(culture) + "–",
            (true, false) => first.ToString("d MMM", culture) + " – ",
            _ => first.ToString("d MMM yyyy", culture) + " – ",
        };
        return from + last.ToString(from.EndsWith('–') ? "d MMMM yyyy" : "d MMM yyyy", culture);
    }
}
