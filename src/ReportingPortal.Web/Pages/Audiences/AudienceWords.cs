using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Funnels;

namespace ReportingPortal.Web.Pages.Audiences;

/// <summary>Criteria as people read them.</summary>
public sealed class AudienceWords(IReadOnlyList<SegmentFigures> segments, FigureFormat format)
{
    public string Of(AudienceCriteria criteria) => string.Join("; ", Parts(criteria));

    private IEnumerable<string> Parts(AudienceCriteria criteria)
    {
        (string, string?)[] plain =
        [
            ("group", criteria.Group is { } group ? $"{RfmAdvice.Of(group).PlainWords} ({group})" : null), ("tier", criteria.ValueTier), ("status", criteria.ActivityStatus),
            ("segment", criteria.SegmentId is { } id ? segments.FirstOrDefault(segment => segment.Id == id)?.Name ?? "one that is no more" : null),
            ("region", criteria.Region), ("favourite category", criteria.Category),
            ("spend", Range(criteria.MinSpend, criteria.MaxSpend, format.Money)), ("orders", Range(criteria.MinOrders, criteria.MaxOrders, FigureFormat.Count)),
            ("days since the last order", Range(criteria.MinDays, criteria.MaxDays, FigureFormat.Count)),
        ];
        foreach (var (what, value) in plain.Where(part => part.Item2 is not null))
        {
            yield return $"{what} {value}";
        }

        if (criteria.MovedFrom is not null || criteria.MovedTo is not null)
        {
            yield return $"moved from {criteria.MovedFrom ?? "any group"} to {criteria.MovedTo ?? "any group"} in the last {FigureFormat.Plural(criteria.MovedMonths ?? 1, "whole month")}";
        }

        if (criteria.Funnel is { } funnel)
        {
            yield return Funnel(funnel);
        }
    }

    private static string Funnel(FunnelDropOutCriteria funnel)
        => $"came to {FunnelWords.Words(funnel.Steps[funnel.Step - 1])} and no further towards {FunnelWords.Words(funnel.Steps[^1])}"
            + (funnel.Mode == FunnelMode.Strict ? " directly in a row" : funnel.Mode == FunnelMode.Any ? " in any order" : "")
            + (funnel.WindowMinutes is { } minutes ? $" within {FunnelWords.Duration(minutes * 60.0)}" : " within the session")
            + (funnel.StepWindowMinutes is null ? "" : ", each step in its own time")
            + (funnel.Days is { } days ? $", in the last {FigureFormat.Count(days)} days" : "")
            + string.Concat(new[] { funnel.Region, funnel.Category }.Where(part => part is not null).Select(part => $", {part}"));

    private static string? Range<T>(T? from, T? to, Func<decimal?, string> write) where T : struct, IConvertible
    {
        decimal? Number(T? value) => value is { } number ? number.ToDecimal(null) : null;
        return (from, to) switch
        {
            (null, null) => null,
            (_, null) => $"{write(Number(from))} or more",
            (null, _) => $"{write(Number(to))} or less",
            _ => $"{write(Number(from))} to {write(Number(to))}",
        };
    }
}
