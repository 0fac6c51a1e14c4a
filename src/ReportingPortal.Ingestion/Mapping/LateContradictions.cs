using System.Globalization;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// What the rows beyond the sample say against the decisions made from it. Few of them are slips, and rejected; where they are
/// common, half a file would be lost, or read wrongly where it can be read both ways: then a person is asked first.
/// </summary>
internal static class LateContradictions
{
    /// <summary>The layout with what was found written into its columns, and the question it leads to; no question where all is well.</summary>
    /// <param name="rows">Rows of the file.</param>
    public static LayoutChoice Weigh(Layout layout, IReadOnlyCollection<Contradiction> found, long rows)
    {
        var columns = layout.Dialect.Columns.ToArray();
        foreach (var one in found.Where(one => IsCommon(layout, one, rows)))
        {
            var column = columns[one.Column];
            var kind = IsDate(layout, one.Column) ? "dates" : "numbers";
            columns[one.Column] = column with
            {
                LateContradiction = string.Create(CultureInfo.InvariantCulture, $"The first {layout.Dialect.SampledRows:N0} rows decided how the {kind} in {column.Name} are read, and {one.Rows:N0} of {rows:N0} rows contradict that, the first in row {one.FirstRow:N0}: {one.FirstValue}. Nothing was loaded."),
            };
        }

        var weighed = layout with { Dialect = layout.Dialect with { Columns = columns } };
        var questions = layout.ColumnsOf(FieldType.Date).Select(column => ColumnDecision.OfDates(weighed, column).Question)
            .Concat(layout.ColumnsOf(FieldType.Amount).Select(column => ColumnDecision.OfNumbers(weighed, column).Question))
            .OfType<string>().ToList();
        return new(weighed, questions.Count > 0 ? string.Join(" ", questions) : null);
    }

    /// <summary>By the same share as in the sample, whose proofs are taken to go on at their rate.</summary>
    private static bool IsCommon(Layout layout, Contradiction one, long rows)
    {
        var counts = layout.Dialect.Columns[one.Column].Counts;
        var proofs = IsDate(layout, one.Column)
            ? layout.DateOrderOf(one.Column) switch
            {
                DateOrder.DayFirst => counts.DayFirst,
                DateOrder.MonthFirst => counts.MonthFirst,
                _ => counts.YearFirst + counts.PlainDates,
            }
            : layout.DecimalMarkOf(one.Column) == (byte)',' ? counts.DecimalCommas : counts.DecimalPoints;
        return ColumnCounts.AreBothCommon(one.Rows, long.Max(one.Rows, (long)(proofs * Math.Max(1, rows / (double)Math.Max(1, layout.Dialect.SampledRows)))));
    }

    private static bool IsDate(Layout layout, int column) => layout.ColumnsOf(FieldType.Date).Contains(column);
}
