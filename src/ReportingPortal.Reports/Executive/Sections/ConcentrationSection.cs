using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>How concentrated sales are on customers and on products (D5).</summary>
internal static class ConcentrationSection
{
    public const string Key = "concentration";
    public const string Title = "Who and what brings most";

    private const int MostPoints = 300;
    private const int MostProducts = 10;

    public static void Compose(Column report, ReportContext context)
    {
        var (customers, products) = (context.Snapshot.Customers, context.Snapshot.Products);
        ReportContext.Section(report, Key, Title, context.Sentences.Concentration(), section =>
        {
            section.Item().KeepTogether().Row(row =>
            {
                row.Spacing(3 * ReportStyle.Unit);
                row.Relative().Column(column => ComposeCurve(column, context, customers, "Customers", "customers"));
                row.Relative().Column(column => ComposeCurve(column, context, products, "Products", "products"));
            });
            ComposeProducts(section, context);
        });
    }

    private static void ComposeCurve(Column column, ReportContext context, ParetoResult pareto, string title, string many)
    {
        column.Spacing(ReportStyle.Unit / 2);
        ReportContext.Caption(column, title, "cumulative share of net sales");
        var format = context.Format;
        var alt = $"{format.Count(pareto.ItemsTo80)} of {format.Count(pareto.ItemsTotal)} {many} bring 80{Percentage.Unit} of net sales.";
        column.Item().Chart(new ParetoChart(Curve(pareto), many, "net sales", alt), 16 * ReportStyle.Unit);
        column.Item().Text(
            $"First 20{Percentage.Unit} of {many}: {format.Percent(pareto.Top20Share)} of net sales. Gini coefficient {(pareto.Gini is { } gini ? format.Number((double)gini) : "–")}."
            + (pareto.NonPositiveItems > 0 ? $" {format.Count(pareto.NonPositiveItems)} without positive net sales take no part." : ""),
            ReportStyle.Note);
    }

    /// <summary>The curve of a long list is thinned; the crossing of 80 % stays a point of it.</summary>
    private static List<(double ItemShare, double ValueShare)> Curve(ParetoResult pareto)
    {
        var total = Math.Max(1d, pareto.ItemsTotal);
        var points = pareto.Ranks(MostPoints).Select(rank => (rank / total, (double)pareto.Items[rank - 1].CumulativeShare)).ToList();
        if (points.Count > 0 && points[^1].Item1 < 1)
        {
            points.Add((1, 1));
        }

        return points;
    }

    private static void ComposeProducts(Column section, ReportContext context)
    {
        var format = context.Format;
        var items = context.Snapshot.Products.Items;
        if (items.Count == 0)
        {
            return;
        }

        ReportContext.Caption(section, "Products that bring most", $"first {format.Count(Math.Min(MostProducts, items.Count))}, {context.PeriodName}");
        section.Item().Table(table =>
        {
            table.Style = ReportStyle.Table;
            table.Columns(columns => columns.Relative(2).Constant(110).Constant(90).Constant(50));
            table.Header("Product", $"Net sales ({format.Currency})", "Cumulative", "Class");
            foreach (var item in items.Take(MostProducts))
            {
                table.Row(Shares.NameOrUnknown(item.Name), format.Amount(item.NetSales), format.Percent(item.CumulativeShare), item.Class.ToString());
            }
        });
    }
}
