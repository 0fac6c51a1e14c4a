using System.Globalization;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// Files made by hand, and reports, name an order on the first of its rows only, in a merged cell or above empty ones. Where the
/// day is left away with the number, the rows below are the order's; where it is not, a person says so.
/// </summary>
internal static class RowsBelow
{
    private const int FewestToAsk = 3;

    /// <summary>Whether rows without an order number belong to the order above them.</summary>
    public static bool AreOfOrderAbove(Layout layout) => layout.Mapping.GetValueOrDefault(MappingOptions.FillDown) switch
    {
        "yes" => true,
        "no" => false,
        _ => layout.Preset is null && CountsOf(layout) is { } counts && counts.Below == counts.Empty && DateOf(layout) is { } date
            && date.Counts.Below == counts.Below && date.Counts.Empty == counts.Empty,
    };

    /// <summary>What was found, for the order's column.</summary>
    public static string? Evidence(Layout layout) => AreOfOrderAbove(layout) && CountsOf(layout) is { } counts
        ? string.Create(CultureInfo.InvariantCulture, $"{Rows(counts.Below)} without an order number {Stand(counts.Below)} under one that has it, and {Are(counts.Below)} taken for the same order's.")
        : null;

    /// <summary>What a person has to say; null where nothing is open.</summary>
    public static string? Question(Layout layout)
        => layout.Preset is null && !layout.Mapping.ContainsKey(MappingOptions.FillDown) && !AreOfOrderAbove(layout)
            && CountsOf(layout) is { Below: >= FewestToAsk } counts && counts.Below * 5 >= counts.Values
            ? string.Create(CultureInfo.InvariantCulture, $"{Rows(counts.Below)} without an order number {Stand(counts.Below)} under one that has it: say whether they belong to the order above them (fill_down: yes or no); if not, they are rejected.")
            : null;

    /// <summary>Of the order's column, where rows without an order name a product: totals do not.</summary>
    private static ColumnCounts? CountsOf(Layout layout)
        => layout.Kind == UploadKind.OrderLines && layout.ColumnOf("order_id") is >= 0 and var order
            && layout.Dialect.Columns[order].Counts is { Below: > 0, Values: > 0 } counts
            && new[] { "product_id", "product_name" }.Select(layout.ColumnOf).Any(product => product >= 0 && product != order && layout.Dialect.Columns[product].Counts.Empty * 2 < counts.Empty)
                ? counts : null;

    private static ColumnDialect? DateOf(Layout layout) => layout.ColumnOf("ordered_at") is >= 0 and var column ? layout.Dialect.Columns[column] : null;

    private static string Rows(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "row" : "rows")}");

    private static string Stand(long count) => count == 1 ? "stands" : "stand";

    private static string Are(long count) => count == 1 ? "is" : "are";
}
