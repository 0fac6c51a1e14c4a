using ReportingPortal.Analytics.Segments;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Customers who behave alike (D10), with the average of each trait in its own unit.</summary>
internal static class SegmentsSection
{
    public const string Key = "segments";
    public const string Title = "Segments by behaviour";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Segments(), section =>
        {
            var overview = context.Snapshot.Segments;
            if (overview.K == 0 || overview.Segments.Count == 0)
            {
                return;
            }

            var format = context.Format;
            ReportContext.Caption(section, "Average customer of each segment", "own units; darker is higher than in the other segments");
            section.Item().Chart(Profiles(context, overview), (2.5 * ReportStyle.Unit) + (2.25 * ReportStyle.Unit * overview.Segments.Count));
            section.Item().Table(table =>
            {
                table.Style = ReportStyle.Table;
                table.Columns(columns => columns.Relative(2).Constant(90).Constant(80).Constant(110).Constant(80));
                table.Header("Segment", "Customers", "Share", $"Net sales ({format.Currency})", "Share");
                var (customers, sales) = (overview.Segments.Sum(segment => segment.Customers), overview.Segments.Sum(segment => segment.NetSales));
                foreach (var segment in overview.Segments)
                {
                    table.Row(
                        segment.Name, format.Count(segment.Customers), format.Percent(Shares.Of(segment.Customers, customers)),
                        format.Amount(segment.NetSales), format.Percent(Shares.Of(segment.NetSales, sales)));
                }
            });
            section.Item().Text(Quality(context, overview), ReportStyle.Note);
        });

    private static HeatMap Profiles(ReportContext context, SegmentOverview overview)
    {
        var lowest = overview.Features.ToDictionary(feature => feature, feature => overview.Segments.Min(segment => segment.ZCentroid.GetValueOrDefault(feature)));
        return new HeatMap
        {
            Alt = "Average customer of each segment: " + string.Join("; ", overview.Segments.Select(segment => segment.Name + ": "
                + string.Join(", ", overview.Features.Select(feature => $"{FeatureName(feature)} {Value(context, segment, feature)}")))),
            RowLabels = [.. overview.Segments.Select(segment => segment.Name)],
            ColumnLabels = [.. overview.Features.Select(FeatureName)],
            Cells = [.. overview.Segments.Select(segment => (IReadOnlyList<HeatCell>)[.. overview.Features.Select(feature =>
                new HeatCell((decimal)Math.Clamp(Finite(segment.ZCentroid.GetValueOrDefault(feature) - lowest[feature]), 0, 20), Value(context, segment, feature)))])],
        };
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    private static string Value(ReportContext context, SegmentFigures segment, string feature)
    {
        if (!segment.Centroid.TryGetValue(feature, out var value) || !double.IsFinite(value))
        {
            return "–";
        }

        return feature is "monetary" or "spend" or "total_spend"
            ? context.Format.MoneyShort((decimal)Math.Clamp(value, -1e15, 1e15))
            : context.Format.Number(value, Math.Abs(value) >= 100 ? 0 : 1);
    }

    private static string FeatureName(string feature) => feature switch
    {
        "recency_days" => "days since order",
        "frequency" => "orders",
        "monetary" or "total_spend" => "spend",
        _ => feature.Replace('_', ' '),
    };

    private static string Quality(ReportContext context, SegmentOverview overview)
    {
        var separation = overview.Silhouette is { } silhouette ? $"Silhouette {context.Format.Number(silhouette)} (1 is perfectly separated). " : "";
        var moved = $"{context.Format.Percent((decimal)Math.Clamp(Finite(overview.MovedShare), 0, 1))} of customers changed segment since the run before.";
        return $"k-means on {string.Join(", ", overview.Features.Select(FeatureName))}. {separation}{moved} {overview.Notice}".TrimEnd();
    }
}
