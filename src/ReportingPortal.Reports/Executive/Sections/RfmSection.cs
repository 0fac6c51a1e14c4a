using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Customers by recency, frequency and monetary value (D1), and what to do for each group.</summary>
internal static class RfmSection
{
    public const string Key = "rfm";
    public const string Title = "Customer groups (RFM)";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Rfm(), section =>
        {
            var rfm = context.Snapshot.Rfm;
            if (rfm.RunId is null || rfm.Groups.Count == 0)
            {
                return;
            }

            if (rfm.ScoredCustomers >= 5)
            {
                ReportContext.Caption(section, "Customers by score", rfm.Applied?.WindowFrom is { } from ? $"5 is best: bought most lately, most often; orders from {context.Format.Date(from)}" : "5 is best: bought most lately, most often");
                section.Item().Chart(Grid(context, rfm), 15 * ReportStyle.Unit);
            }

            section.Item().Table(table => ComposeGroups(table, context, rfm));
        });

    private static HeatMap Grid(ReportContext context, RfmOverview rfm)
    {
        var cells = rfm.Cells.ToDictionary(cell => (cell.RScore, cell.FScore));
        return new HeatMap
        {
            Alt = "Customers by recency and frequency score: " + string.Join("; ", rfm.Groups.Select(group => $"{group.Group} {context.Format.Count(group.Customers)}")),
            RowTitle = "Recency",
            ColumnTitle = rfm.Applied?.Rules.Axis == RfmAxis.FrequencyAndMonetary ? "Frequency and spend" : "Frequency",
            RowLabels = ["5", "4", "3", "2", "1"],
            ColumnLabels = ["1", "2", "3", "4", "5"],
            Cells = [.. Enumerable.Range(0, 5).Select(row => (IReadOnlyList<HeatCell>)[.. Enumerable.Range(1, 5).Select(frequency =>
                cells.TryGetValue((5 - row, frequency), out var cell)
                    ? new HeatCell(cell.Customers, context.Format.Count(cell.Customers), cell.Group)
                    : new HeatCell(null, "–"))])],
        };
    }

    private static void ComposeGroups(Table table, ReportContext context, RfmOverview rfm)
    {
        var format = context.Format;
        table.Style = ReportStyle.Table;
        table.Columns(columns => columns.Relative(1.25).Constant(62).Constant(92).Constant(62).Relative(1.7));
        table.Header("Group", "Customers", $"Net sales ({format.Currency})", "Days since", "What to do");
        foreach (var group in rfm.Groups.OrderBy(group => RfmAdvice.Order(group.Group)).ThenBy(group => group.Group, StringComparer.Ordinal))
        {
            table.Row(
                TableCell.Custom(cell => cell.Text(
                    text => text.Span(group.Group, ReportStyle.Small.SemiBold).Span("\n" + RfmAdvice.Who(group.Group), ReportStyle.Note), tag: null)),
                format.Count(group.Customers),
                format.Amount(group.NetSales),
                group.Group == RfmAdvice.NoPurchase ? PrintFormat.Undefined : format.Count(decimal.Round(group.AvgRecencyDays)),
                RfmAdvice.Advice(group.Group));
        }
    }
}
