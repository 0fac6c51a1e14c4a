using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>Month over month (D4): columns, then the months in figures.</summary>
internal static class MonthsSection
{
    public const string Key = "months";
    public const string Title = "Month by month";

    private const int MostMonths = 13;

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.Months(), section =>
        {
            var months = context.Snapshot.Monthly.TakeLast(MostMonths).ToList();
            if (months.Count == 0)
            {
                return;
            }

            var format = context.Format;
            ReportContext.Caption(section, "Net sales per month", format.Currency);
            section.Item().Chart(new ColumnChart
            {
                Alt = "Net sales per month: " + string.Join("; ", months.Select(month => $"{month.Month.ToString("MMM yyyy", format.Culture)} {format.MoneyWhole(month.NetSales)}")),
                Points = [.. months.Select(month => new ColumnPoint(
                    month.Month.ToString(month.Month.Month == 1 || month == months[0] ? "MMM yy" : "MMM", format.Culture), month.NetSales, month.Partial || month.HistoryStartsHere))],
                Format = format.MoneyTick,
                ValueFormat = value => format.MoneyShort(value),
            }, 12 * ReportStyle.Unit);
            section.Item().Table(table =>
            {
                table.Style = ReportStyle.Table;
                table.Columns(columns => columns.Relative(1.6).Constant(105).Constant(80).Constant(80).Constant(90));
                table.Header("Month", $"Net sales ({format.Currency})", "Orders", "Customers", "Change");
                foreach (var month in months)
                {
                    var name = month.Month.ToString("MMMM yyyy", format.Culture) + SectionSentences.PartOf(month);
                    table.Row(name, format.Amount(month.NetSales), format.Count(month.Orders), format.Count(month.Customers), format.SignedPercent(month.Growth));
                }
            });
            section.Item().Text(
                "Change is against the month before; a month that has not ended is compared with the same number of days of it. A dash: the month before had no sales"
                    + (months.Exists(month => month.HistoryStartsHere) ? ", or the history starts in it." : "."),
                ReportStyle.Note);
        });
}
