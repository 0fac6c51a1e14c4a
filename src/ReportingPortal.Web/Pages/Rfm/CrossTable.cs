using System.Globalization;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <param name="Heat">0 to 5: how large the share is.</param>
public sealed record CrossCell(int Customers, decimal Share, int Heat);

public sealed record CrossRow(string Name, int Customers, decimal NetSales, IReadOnlyList<CrossCell> Cells);

/// <summary>Groups across, the values of a dimension down.</summary>
public sealed class CrossTable(RfmDimension dimension, IReadOnlyList<RfmGroupFigures> figures)
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Dimensions =
    [
        new(RfmDimension.Region.Key, "region"), new(RfmDimension.Category.Key, "favourite category"), new(RfmDimension.Month.Key, "month of the first order"),
        new(RfmDimension.Tier.Key, "tier"), new(RfmDimension.Segment.Key, "segment"), new(RfmDimension.GivenSegment.Key, "given segment"),
    ];

    public RfmDimension Dimension => dimension;

    public string Heading => Capital(Dimensions.First(each => each.Key == dimension.Key).Value);

    public string Title => $"Groups by {Dimensions.First(each => each.Key == dimension.Key).Value}";

    public IReadOnlyList<string> Groups { get; } = [.. figures.Select(each => each.Group).Distinct().OrderBy(RfmGroups.Order)];

    public IReadOnlyList<CrossRow> Rows => [.. figures.GroupBy(each => each.Value).Select(Row)];

    /// <summary>The value with the largest share of best customers, where there are values to compare.</summary>
    public string? Sentence => Rows.Count < 2 || !Groups.Contains("Champions") ? null
        : Rows.Where(row => row.Customers >= 5).OrderByDescending(row => row.Cells[Groups.Index().First(group => group.Item == "Champions").Index].Share).FirstOrDefault() is { } best
            ? $"{best.Name} has the largest share of best customers: {FigureFormat.Share(best.Cells[Groups.Index().First(group => group.Item == "Champions").Index].Share)} of {FigureFormat.Count(best.Customers)}."
            : null;

    private CrossRow Row(IGrouping<string?, RfmGroupFigures> value)
    {
        var all = value.Sum(each => each.Customers);
        var counts = value.ToDictionary(each => each.Group, each => each.Customers);
        return new CrossRow(
            Name(value.Key), all, value.Sum(each => each.NetSales),
            [.. Groups.Select(group => counts.GetValueOrDefault(group)).Select(count => new CrossCell(count, (decimal)count / all, (int)Math.Ceiling(5.0 * count / all)))]);
    }

    private string Name(string? value)
        => value is null ? "None"
            : dimension == RfmDimension.Month && DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? FigureFormat.Month(month)
            : value;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
