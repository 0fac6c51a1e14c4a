using Microsoft.AspNetCore.Mvc.Rendering;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Audiences;

/// <summary>What a form for an audience offers to choose from, beside what it already holds.</summary>
public sealed record AudienceChoices(AudienceForm Form, DataScope Scope, IReadOnlyList<SegmentFigures> Segments)
{
    public static IEnumerable<SelectListItem> Groups => RfmGroups.All.Append(RfmGroups.NoPurchase).Select(group => new SelectListItem($"{RfmAdvice.Of(group).PlainWords} ({group})", group));

    public static IEnumerable<SelectListItem> Tiers => CustomerRows.Tiers.Select(Same);

    public static IEnumerable<SelectListItem> Statuses => CustomerRows.Statuses.Select(Same);

    public IEnumerable<SelectListItem> SegmentItems => Segments.Select(segment => new SelectListItem(segment.Name, $"{segment.Id}"));

    public IEnumerable<SelectListItem> Regions => With(Scope.Regions, Form.Region);

    public IEnumerable<SelectListItem> Categories => With(Scope.Categories, Form.Category);

    private static IEnumerable<SelectListItem> With(string[] known, string? held) => (held is null or "" || known.Contains(held) ? known : [.. known, held]).Select(Same);

    private static SelectListItem Same(string value) => new(value, value);
}
