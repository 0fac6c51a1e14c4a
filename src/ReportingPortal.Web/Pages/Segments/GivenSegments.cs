using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

/// <summary>Our segments against those the shop's file names, as a confusion table.</summary>
public sealed class GivenSegments(SegmentComparison comparison)
{
    private readonly Dictionary<(string, string), int> cells = comparison.Cells.ToDictionary(cell => (cell.GivenSegment, cell.Segment), cell => cell.Customers);

    public SegmentComparison Comparison => comparison;

    public string Sentence => comparison.AdjustedRandIndex is not { } index ? "One of both has a single segment: there is nothing to compare."
        : $"Adjusted Rand index {index:0.00} (1 is the same segments, 0 no better than chance); {FigureFormat.Share((decimal?)comparison.Purity)} of customers belong to the given segment most common in theirs.";

    public int Customers(string given, string segment) => cells.GetValueOrDefault((given, segment));

    public int CustomersOf(string given) => comparison.Segments.Sum(segment => Customers(given, segment));

    /// <summary>0 to 5: the share of a given segment.</summary>
    public int Heat(string given, string segment) => (int)Math.Ceiling(5.0 * Customers(given, segment) / CustomersOf(given));
}
