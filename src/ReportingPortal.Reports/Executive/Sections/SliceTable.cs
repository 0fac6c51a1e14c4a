using ReportingPortal.Analytics.Sales;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>A ranking with its bars in the table: name, bar, net sales, share, profit, margin, orders.</summary>
internal static class SliceTable
{
    private const int MostRows = 12;

    public static void Compose(Column section, ReportContext context, IReadOnlyList<SalesSlice> slices, string heading)
    {
        var format = context.Format;
        var sorted = slices.OrderByDescending(slice => slice.NetSales).ThenBy(slice => slice.Name, StringComparer.Ordinal).ToList();
        var total = sorted.Sum(slice => slice.NetSales);
        var highest = sorted.Max(slice => Math.Abs(slice.NetSales));
        section.Item().KeepTogether().Table(table =>
        {
            table.Style = ReportStyle.Table;
            table.Columns(columns => columns.Relative(1.15).Relative(1).Constant(92).Constant(52).Constant(86).Constant(52).Constant(48));
            table.Header(heading, "", $"Net sales ({format.Currency})", "Share", $"Profit ({format.Currency})", "Margin", "Orders");
            foreach (var slice in sorted.Take(MostRows))
            {
                AddRow(table, context, slice, total, highest);
            }

            if (sorted.Count > MostRows)
            {
                var rest = sorted.Skip(MostRows).ToList();
                var sales = rest.Sum(slice => slice.NetSales);
                table.Row($"{format.Count(rest.Count)} more", "", format.Amount(sales), format.Percent(Shares.Of(sales, total)), "", "", "");
            }

            var known = sorted.Where(slice => slice.Profit is not null).ToList();
            table.Total("All", "", format.Amount(total), "", known.Count > 0 ? format.Amount(known.Sum(slice => slice.Profit)) : "–", format.Percent(context.Snapshot.Kpis.Current.Margin), "");
        });
    }

    private static void AddRow(Table table, ReportContext context, SalesSlice slice, decimal total, decimal highest)
    {
        var format = context.Format;
        table.Row(
            Shares.NameOrUnknown(slice.Name),
            TableCell.Custom(cell => cell.Decoration(new InlineBar { Alt = "", Value = slice.NetSales, Highest = highest }, ReportStyle.Unit)),
            format.Amount(slice.NetSales),
            format.Percent(Shares.Of(slice.NetSales, total)),
            format.Amount(slice.Profit),
            format.Percent(slice.Margin),
            format.Count(slice.Orders));
    }
}
