using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Charts;

/// <summary>The charts of sales: when, where and what was sold.</summary>
/// <param name="part">What the series are cut to; null means all sales.</param>
public sealed class SalesCharts(PageFigures figures, FilterBar bar, SalesPart? part = null)
{
    private readonly FigureFormat format = figures.Format;

    public Chart Trend(IReadOnlyList<DailySales> days, IReadOnlyList<DailySales> compared)
    {
        var ghostName = compared.Count == 0 ? null : bar.CompareKey == "previous_year" ? "Year before" : "Period before";
        List<ChartColumn> columns =
        [
            new("Day", SeriesRole.Label),
            new("Net sales", SeriesRole.Faint, "money"),
            new("7-day mean", SeriesRole.Main, "money"),
        ];
        if (ghostName is not null)
        {
            columns.Add(new ChartColumn(ghostName, SeriesRole.Ghost, "money"));
        }

        var rows = days.Select((day, index) => new ChartRow([.. Cells(day, ghostName is null ? null : compared.ElementAtOrDefault(index))])).ToList();
        return new Chart(
            "trend", ChartKind.Line, "Net sales by day", $"Single days thin, mean of seven days bold, {format.Currency}", TrendSummary(days), format.Currency,
            columns, rows, PartCsv("sales/daily"))
        {
            Figure = "sales-by-day",
        };

        IEnumerable<ChartCell> Cells(DailySales day, DailySales? before)
        {
            yield return FigureFormat.Day(day.Date);
            yield return Money(day.NetSales);
            yield return Money(day.MovingAverage7d);
            if (ghostName is not null)
            {
                yield return Money(before?.MovingAverage7d);
            }
        }
    }

    public Chart Regions(IReadOnlyList<SalesSlice> slices, bool showsTable = false)
        => Ranked("regions", "sales/by-region", "Region", slices, bySales: false, showsTable);

    public Chart Categories(IReadOnlyList<SalesSlice> slices, bool showsTable = false)
        => Ranked("categories", "sales/by-category", "Category", slices, bySales: true, showsTable);

    private Chart Ranked(string id, string route, string what, IReadOnlyList<SalesSlice> slices, bool bySales, bool showsTable)
    {
        var byProfit = !bySales && slices.Any(slice => slice.Profit is not null);
        var sorted = byProfit ? slices.OrderByDescending(slice => slice.Profit ?? decimal.MinValue).ToList() : slices;
        var measure = byProfit ? "Profit" : "Net sales";
        return new Chart(
            id, ChartKind.Ranking, $"{measure} by {what.ToLowerInvariant()}", $"{format.Currency}, {FigureFormat.Days(bar.Period)}", RankSummary(sorted, what.ToLowerInvariant(), byProfit), format.Currency,
            SliceTable.Columns(what, byProfit), [.. sorted.Select(slice => SliceTable.Row(slice, format))], figures.Csv(route, bar), SliceTable.Totals(slices, format),
            showsTable, showsTable ? "is-split" : null)
        {
            Figure = route.Replace('/', '-'),
        };
    }

    private string TrendSummary(IReadOnlyList<DailySales> days)
        => days.MaxBy(day => day.NetSales) is { NetSales: > 0 } best ? $"The best day was {FigureFormat.Day(best.Date)} with {format.MoneyWhole(best.NetSales)}." : "No sales in this period.";

    private string RankSummary(IReadOnlyList<SalesSlice> sorted, string what, bool byProfit)
    {
        if (sorted.Count == 0)
        {
            return "No sales in this period.";
        }

        if (sorted is [{ IsUnknown: true }] or [{ IsUnknown: true }, { NetSales: <= 0 }, ..])
        {
            return $"No {what} is known of what was sold.";
        }

        var isRest = sorted[0].IsUnknown && !byProfit;
        var top = isRest ? sorted[1] : sorted[0];
        var losing = sorted.Where(slice => slice.Profit < 0).Select(slice => slice.Name).ToList();
        var lead = byProfit switch
        {
            true when top.Profit > 0 => $"{top.Name} earns most: {format.MoneyWhole(top.Profit)} at a margin of {FigureFormat.Share(top.Margin)}.",
            true => "Nothing was earned in this period.",
            false when sorted.Count == 1 && top.NetSales > 0 => $"All of it is {top.Name}: {format.MoneyWhole(top.NetSales)} in {FigureFormat.Plural(top.Orders, "order")}.",
            false when top.NetSales > 0 => $"{(isRest ? "Of what is known, " : "")}{top.Name} sells most: {format.MoneyWhole(top.NetSales)} in {FigureFormat.Plural(top.Orders, "order")}.",
            false => "No sales in this period.",
        };
        return losing.Count == 0 ? lead : $"{lead} Sold at a loss: {string.Join(", ", losing.Take(3))}{(losing.Count > 3 ? $" and {losing.Count - 3} more" : "")}.";
    }

    public Chart Months(IReadOnlyList<MonthlySales> months)
        => new(
            "months", ChartKind.Bars, "Net sales by month", $"{format.Currency}; a month that has not ended is hatched and compared to the same days of the month before",
            MonthSummary(months) + CalendarCharts.Beginning(months.Any(month => month.HistoryStartsHere), "month"), format.Currency,
            [new("Month", SeriesRole.Label), new("Net sales", SeriesRole.Main, "money"), new("Growth", Unit: "share"), new("Orders"), new("Customers")],
            [.. months.Select(MonthRow)], PartCsv("sales/monthly"), ShowsTable: true, Layout: "is-split")
        {
            Figure = "sales-by-month",
        };

    private ChartRow MonthRow(MonthlySales month) => new(
        [
            FigureFormat.Month(month.Month) + (month.HistoryStartsHere ? " *" : ""),
            Money(month.NetSales),
            new(FigureFormat.Change(month.Growth), month.Growth),
            new(FigureFormat.Count(month.Orders), month.Orders),
            new(FigureFormat.Count(month.Customers), month.Customers),
        ],
        month.Partial);

    private string MonthSummary(IReadOnlyList<MonthlySales> months)
    {
        var whole = months.Where(month => !month.Partial).ToList();
        if (whole.MaxBy(month => month.NetSales) is not { } best)
        {
            return "No month of this period has ended yet.";
        }

        var last = whole[^1];
        var growth = last.Growth is { } rate ? $", {FigureFormat.Change(rate)} on the month before" : "";
        return $"The last whole month, {FigureFormat.Month(last.Month)}, brought {format.MoneyWhole(last.NetSales)}{growth}; the best was {FigureFormat.Month(best.Month)}.";
    }

    private string PartCsv(string route)
        => figures.Csv(route, bar) + (part?.ProductId is { } product ? $"&product_id={Uri.EscapeDataString(product)}" : part?.RfmGroup is { } group ? $"&rfm_group={Uri.EscapeDataString(group)}" : "");

    private ChartCell Money(decimal? value) => new(format.Money(value), value is { } money ? Math.Round(money, 4) : null);
}
