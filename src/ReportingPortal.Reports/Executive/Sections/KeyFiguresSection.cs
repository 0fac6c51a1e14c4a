using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>All figures of the period in one table, and what moved net sales.</summary>
internal static class KeyFiguresSection
{
    public const string Key = "key-figures";
    public const string Title = "Key figures";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.KeyFigures(), section =>
        {
            section.Item().Table(table => ComposeTable(table, context));
            ComposeFactors(section, context);
        });

    private static void ComposeTable(Table table, ReportContext context)
    {
        table.Style = ReportStyle.Table;
        table.Columns(columns => columns.Relative(1.6).Relative(1, HorizontalAlignment.Right).Relative(1, HorizontalAlignment.Right).Relative(0.9, HorizontalAlignment.Right));
        table.Header("", context.PeriodName, context.PreviousName, "Change");
        foreach (var figure in KeyFigures.All(context.Snapshot, context.Format))
        {
            var label = figure.Value is null && figure.Note.Length > 0 ? $"{figure.Label} ({figure.Note})" : figure.Label;
            var change = figure.Arrow.Length > 0 ? $"{figure.Arrow} {figure.Change}" : figure.Change;
            table.Row(label, figure.Exact, figure.PreviousExact, TableCell.Colored(change, ReportStyle.TrendColor(figure)));
        }
    }

    private static void ComposeFactors(Column section, ReportContext context)
    {
        var factors = Narrative.Factors(context.Snapshot.Change).ToList();
        if (factors.Count == 0)
        {
            return;
        }

        var format = context.Format;
        ReportContext.Caption(section, "What moved net sales", $"parts of the change of {Narrative.Signed(context.Snapshot.Change.Change, format)}, in {format.Currency}");
        section.Item().Chart(new BarChart
        {
            Alt = string.Join("; ", factors.Select(factor => $"{factor.Name} {Narrative.Signed(factor.Amount, format)}")),
            Items = [.. factors.Select(factor => new BarItem(factor.Name, factor.Amount))],
            Format = value => Narrative.Signed(value, format),
            IsSorted = false,
        }, BarChart.HeightFor(factors.Count));
    }
}
