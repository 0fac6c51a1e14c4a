using ReportingPortal.Analytics;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Charts;

/// <summary>The state of the filters of a page about customers: whose figures it shows, and how that stands in addresses.</summary>
public sealed record CustomerScope(FilterBar Bar, PageFigures Figures)
{
    public CustomerFilter Filter => CustomerRows.CutOf(Bar);

    /// <summary>Further state of the page, which its filters carry along.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept { get; init; } = [];

    public bool IsCut => Filter != CustomerFilter.None;

    public string Words => $"{Bar.Filter.Region ?? "all regions"} · {(Bar.Filter.Category is { } category ? $"favourite category {category}" : "all categories")}";

    /// <summary>The query string of these filters with more beside them.</summary>
    public string Link(params (string Name, string? Value)[] more) => CustomerRows.Link([("region", Bar.Filter.Region), ("category", Bar.Filter.Category), .. more]);

    public string Csv(string route, params (string Name, string? Value)[] more)
        => Figures.Csv(route, [("region", Bar.Filter.Region), ("category", Bar.Filter.Category), .. more]);
}
