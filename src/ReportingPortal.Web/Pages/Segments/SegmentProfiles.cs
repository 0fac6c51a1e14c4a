using System.Globalization;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

/// <summary>One bar of a segment's profile: how far its mean lies from the mean of all customers, in standard deviations.</summary>
/// <param name="X">Left end of the bar in a drawing 200 wide with the mean of all at 100.</param>
public sealed record ProfileBar(string Feature, string Value, double Z, double X, double Width);

/// <summary>Segments in the words of a shop, and their profiles as small multiples on one scale.</summary>
public sealed class SegmentProfiles(SegmentOverview overview, FigureFormat format)
{
    private const double Middle = 100;

    private static readonly Dictionary<string, string> Names = new()
    {
        ["recency_days"] = "Days since last order",
        ["frequency"] = "Orders",
        ["monetary"] = "Spend",
        ["sessions"] = "Sessions",
        ["events"] = "Events",
        ["distinct_products"] = "Products seen",
        ["distinct_categories"] = "Categories seen",
        ["purchases"] = "Purchases",
        ["spend"] = "Spend",
    };

    private readonly double scale = Middle / Math.Max(1, overview.Segments.SelectMany(segment => segment.ZCentroid.Values).Select(Math.Abs).DefaultIfEmpty(1).Max());

    public int Customers => overview.Segments.Sum(segment => segment.Customers);

    public static string Name(string feature) => Names.GetValueOrDefault(feature) ?? feature.Replace('_', ' ');

    public string Sentence => overview.Segments.Count == 0
        ? "No segments were found."
        : $"Behaviour falls into {overview.K} segments; {overview.Segments[0].Name}, {FigureFormat.Plural(overview.Segments[0].Customers, "customer")} of "
            + $"{FigureFormat.Count(Customers)}, bring {FigureFormat.Share(SalesShare(overview.Segments[0]))} of net sales.";

    public decimal? SalesShare(SegmentFigures segment)
        => overview.Segments.Sum(each => each.NetSales) is > 0 and var all ? segment.NetSales / all : null;

    public decimal CustomerShare(SegmentFigures segment) => Customers == 0 ? 0 : (decimal)segment.Customers / Customers;

    public IEnumerable<ProfileBar> Bars(SegmentFigures segment) => overview.Features.Select(feature =>
    {
        var z = segment.ZCentroid.GetValueOrDefault(feature);
        var length = Math.Abs(z) * scale;
        return new ProfileBar(Name(feature), Value(segment, feature), z, z < 0 ? Middle - length : Middle, length);
    });

    public Radar Radar(SegmentFigures segment)
        => new([.. overview.Features.Select(Name)], [.. overview.Features.Select(feature => segment.ZCentroid.GetValueOrDefault(feature))], Middle / scale);

    public string Value(SegmentFigures segment, string feature)
    {
        var mean = (decimal)Math.Round(segment.Centroid.GetValueOrDefault(feature), 2);
        return feature is "monetary" or "spend" ? format.Money(mean) : FigureFormat.Mean(mean);
    }

    public static string Svg(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How well each number of segments fits; the best was taken.</summary>
    /// <summary>Ties go to the smaller number, so a number below the best one's silhouette is the shop's own.</summary>
    private string ChoiceOfNumber
    {
        get
        {
            var best = overview.SilhouetteByK.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First();
            return best.Key == overview.K
                ? $"{overview.K} segments were taken, with a silhouette of {overview.Silhouette:0.00}."
                : $"{overview.K} segments were taken because the shop's settings ask for so many, with a silhouette of {overview.Silhouette:0.00}; {best.Key} fit best, with {best.Value:0.00}.";
        }
    }

    public Chart SilhouetteChart() => new(
        "silhouette", ChartKind.Bars, "How many segments fit best", "Mean silhouette by number of segments; 1 is perfect, below 0.25 is weak",
        ChoiceOfNumber, format.Currency,
        [new("Segments", SeriesRole.Label), new("Silhouette", SeriesRole.Main, "score")],
        [.. overview.SilhouetteByK.OrderBy(pair => pair.Key).Select(pair => new ChartRow(
            [pair.Key.ToString(CultureInfo.InvariantCulture), new(pair.Value.ToString("0.00", CultureInfo.InvariantCulture), (decimal)Math.Round(pair.Value, 4))]))], Layout: "chart-wide chart-low")
    {
        Figure = "segment-fit",
    };
}
