using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>What changed and why (D19): the causes as bars, then regions and categories beside one another.</summary>
internal static class ChangeSection
{
    public const string Key = "change";
    public const string Title = "What changed and why";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Change(), section =>
        {
            if (!Narrative.IsCompared(context.Snapshot))
            {
                return;
            }

            ComposeFactors(section, context);
            ComposeSlices(section, context);
            section.Item().Text(
                "Causes: customers × orders per customer × value per order, split by logarithmic means. Regions and categories: simple differences. Whole units, rounded by largest remainder, so that each column sums to the change.",
                ReportStyle.Note);
        });

    private static void ComposeFactors(Column section, ReportContext context)
    {
        var sentences = new ChangeSentences(context.Snapshot.Narrative, context.Format);
        var factors = sentences.Factors;
        if (factors.Count == 0)
        {
            return;
        }

        ReportContext.Caption(section, "What moved net sales", $"parts of the change of {sentences.WithSign(sentences.Change)}, in {context.Format.Currency}");
        section.Item().Chart(new BarChart
        {
            Alt = string.Join("; ", factors.Select(factor => $"{factor.Name} {sentences.WithSign(factor.Amount)}")),
            Items = [.. factors.Select(factor => new BarItem(factor.Name, factor.Amount))],
            Format = sentences.WithSign,
            IsSorted = false,
        }, BarChart.HeightFor(factors.Count));
    }

    private static void ComposeSlices(Column section, ReportContext context)
    {
        var tables = ChangeTables.Of(context.Snapshot, context.Format).Where(table => table.Heading != "Cause").ToList();
        if (tables.Count == 0)
        {
            return;
        }

        section.Item().KeepTogether().Row(row =>
        {
            row.Spacing(3 * ReportStyle.Unit);
            foreach (var (heading, parts) in tables)
            {
                row.Relative().Table(table =>
                {
                    table.Style = ReportStyle.Table;
                    table.Columns(columns => columns.Relative(1.4).Relative(1, HorizontalAlignment.Right));
                    table.Header(heading, $"Change ({context.Format.Currency})");
                    foreach (var (name, amount) in parts.SkipLast(1))
                    {
                        table.Row(name, amount);
                    }

                    table.Total("All", parts[^1].Amount);
                });
            }
        });
    }
}
