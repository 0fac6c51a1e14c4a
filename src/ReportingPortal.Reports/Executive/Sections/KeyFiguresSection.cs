using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>All figures of the period in one table.</summary>
internal static class KeyFiguresSection
{
    public const string Key = "key-figures";
    public const string Title = "Key figures";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.KeyFigures(), section =>
            section.Item().Table(table => ComposeTable(table, context)));

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
}
