using System.Globalization;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Charts;

/// <summary>Sales by calendar: how they grew, what was taken off, and whose orders they were.</summary>
public sealed class CalendarCharts(PageFigures figures, FilterBar bar)
{
    private readonly FigureFormat format = figures.Format;

    public string Sentence(IReadOnlyList<QuarterlySales> quarters)
    {
        if (quarters.LastOrDefault(quarter => !quarter.Partial) is not { } last)
        {
            return "No quarter of this period has ended yet.";
        }

        var growth = last.Growth is { } rate ? $", {FigureFormat.Change(rate)} on the quarter before" : "";
        var year = last.YearOverYear is { } yearly ? $"{(growth.Length > 0 ? " and" : ",")} {FigureFormat.Change(yearly)} on the year before" : "";
        return $"{Quarter(last.Quarter)} brought {format.MoneyWhole(last.NetSales)}{growth}{year}.";
    }

    public Chart Quarters(IReadOnlyList<QuarterlySales> quarters) => new(
        "quarters", ChartKind.Bars, "Net sales by quarter",
        $"{format.Currency}; a quarter that has not ended is hatched and compared with the same number of its days",
        Sentence(quarters) + Beginning(quarters.Any(quarter => quarter.HistoryStartsHere), "quarter"), format.Currency,
        [new("Quarter", SeriesRole.Label), new("Net sales", SeriesRole.Main, "money"), new("On quarter before", Unit: "share"), new("On year before", Unit: "share"), new("Orders"), new("Customers")],
        [.. quarters.Select(quarter => new ChartRow(
            [
                Quarter(quarter.Quarter) + (quarter.HistoryStartsHere ? " *" : ""), Money(quarter.NetSales), Change(quarter.Growth), Change(quarter.YearOverYear),
                new(FigureFormat.Count(quarter.Orders), quarter.Orders), new(FigureFormat.Count(quarter.Customers), quarter.Customers),
            ],
            quarter.Partial))],
        figures.Csv("sales/quarterly", bar), ShowsTable: true, Layout: "is-split")
    {
        Figure = "sales-by-quarter",
    };

    /// <summary>What the star behind a period's name says; nothing where there is none.</summary>
    internal static string Beginning(bool isCut, string period) => isCut ? $" * The history starts within this {period}: nothing is compared with it." : "";

    /// <summary>The last quarter of each category, against the quarter or the year before as the filter says.</summary>
    public Chart Categories(IReadOnlyList<CategoryGrowth> rows)
    {
        var byYear = bar.CompareTo == CompareTo.PreviousYear;
        var last = rows.GroupBy(row => row.Category, StringComparer.Ordinal).Select(category => category.Last())
            .OrderByDescending(row => row.NetSales).ThenBy(row => row.Category, StringComparer.Ordinal).ToList();
        var when = last.Count == 0 ? "" : $"{Quarter(last[0].StartsOn)}{(last[0].Partial ? ", so far" : "")}; ";
        return new Chart(
            "category-growth", ChartKind.Ranking, "How categories grew", $"{when}change on the {(byYear ? "year" : "quarter")} before, best sellers first",
            GrowthSummary(last, byYear), format.Currency,
            [
                new("Category", SeriesRole.Label), new("On quarter before", byYear ? SeriesRole.None : SeriesRole.Main, "share"),
                new("On year before", byYear ? SeriesRole.Main : SeriesRole.None, "share"), new("Net sales", Unit: "money"), new("Orders"),
            ],
            [.. last.Select(row => new ChartRow(
                [
                    row.Category, Change(row.Growth), Change(row.YearOverYear), Money(row.NetSales), new(FigureFormat.Count(row.Orders), row.Orders),
                ]))],
            figures.Csv("sales/growth-by-category", bar), ShowsTable: true, Layout: "is-split")
        {
            Figure = "category-growth",
        };
    }

    public Chart TakenOff(IReadOnlyList<MonthlySales> months)
    {
        var (gross, off, back) = (months.Sum(month => month.GrossSales), months.Sum(month => month.Discounts), months.Sum(month => month.Returns));
        return new Chart(
            "taken-off", ChartKind.Bars, "Discounts and returns", $"{format.Currency} a month, whole months",
            gross > 0
                ? $"Of {format.MoneyWhole(gross)} gross, {format.MoneyWhole(off)} ({FigureFormat.Share(off / gross)}) were discounts and {format.MoneyWhole(back)} ({FigureFormat.Share(back / gross)}) came back."
                : "Nothing was sold in these months.",
            format.Currency,
            [
                new("Month", SeriesRole.Label), new("Returns", SeriesRole.Main, "money"), new("Discounts", SeriesRole.Ghost, "money"), new("Gross sales", Unit: "money"),
                new("Discounts, share", Unit: "share"), new("Returns, share", Unit: "share"),
            ],
            [.. months.Select(month => new ChartRow(
                [
                    FigureFormat.Month(month.Month), Money(month.Returns), Money(month.Discounts), Money(month.GrossSales),
                    Share(month.Discounts, month.GrossSales), Share(month.Returns, month.GrossSales),
                ],
                month.Partial))],
            figures.Csv("sales/monthly", bar))
        {
            Figure = "discounts-and-returns",
        };
    }

    public Chart NewReturning(NewReturningSeries series) => new(
        "new-returning", ChartKind.Stack, "New and returning customers' orders", "Orders a month within the period; an order is new if it is its customer's first of the whole history",
        NewSummary(series), format.Currency,
        [
            new("Month", SeriesRole.Label), new("New", SeriesRole.Main), new("Returning", SeriesRole.Ghost), new("Guests", SeriesRole.Faint), new("New, share", Unit: "share"),
            new("New, net sales", Unit: "money"), new("Returning, net sales", Unit: "money"), new("Guests, net sales", Unit: "money"), new("Only taken back", Unit: "money"),
        ],
        [.. series.Rows.Select(row => new ChartRow(
            [
                FigureFormat.Month(row.Date) + (row.HistoryStartsHere ? " *" : ""), new(FigureFormat.Count(row.NewOrders), row.NewOrders),
                new(FigureFormat.Count(row.ReturningOrders), row.ReturningOrders), new(FigureFormat.Count(row.GuestOrders), row.GuestOrders),
                new(FigureFormat.Share(row.NewShare), row.NewShare), Money(row.NewNetSales), Money(row.ReturningNetSales), Money(row.GuestNetSales), Money(row.OtherNetSales),
            ],
            row.Partial))],
        figures.Csv("sales/new-returning", bar), Layout: "chart-wide")
    {
        Figure = "new-and-returning",
    };

    public Chart Summary(IReadOnlyList<DaySummary> days) => new(
        "summary", ChartKind.Line, "Products sold by day", "The daily summary: total sales, unique customers and products sold",
        $"{FigureFormat.Count(days.Sum(day => day.TotalProductsSold))} products were sold on {FigureFormat.Plural(days.Count, "day")}.", format.Currency,
        [new("Day", SeriesRole.Label), new("Products sold", SeriesRole.Main), new("Total sales", Unit: "money"), new("Unique customers")],
        [.. days.Select(day => new ChartRow(
            [
                FigureFormat.Day(day.SaleDate), new(FigureFormat.Count(day.TotalProductsSold), day.TotalProductsSold), Money(day.TotalSales),
                new(FigureFormat.Count(day.UniqueCustomers), day.UniqueCustomers),
            ]))],
        figures.Csv("sales/summary", bar))
    {
        Figure = "daily-summary",
    };

    private static string NewSummary(NewReturningSeries series)
    {
        if (series.RunId is null || series.Rows.Count == 0)
        {
            return "They are told apart by the next analysis run, which starts by itself after each upload.";
        }

        var (first, again) = (series.Rows.Sum(row => row.NewOrders), series.Rows.Sum(row => row.ReturningOrders));
        var flag = series.Rows.Any(row => row.HistoryStartsHere)
            ? $" * History starts here: in the first {NewReturningQuery.HistoryStartDays} days from {FigureFormat.Day(series.HistoryStart!.Value)} nearly everybody seems new." : "";
        return first + again == 0 ? "No order of this period names its customer."
            : $"{FigureFormat.Share((decimal)first / (first + again))} of the orders that name their customer were a first one.{flag}";
    }

    private static string GrowthSummary(List<CategoryGrowth> last, bool byYear)
    {
        var known = last.Select(row => (row.Category, Rate: byYear ? row.YearOverYear : row.Growth)).Where(row => row.Rate is not null).OrderByDescending(row => row.Rate).ToList();
        return known.Count == 0 ? "No category has sales to compare with."
            : known.Count == 1 ? $"{known[0].Category}: {FigureFormat.Change(known[0].Rate)}."
            : $"{known[0].Category} grew best ({FigureFormat.Change(known[0].Rate)}), {known[^1].Category} least ({FigureFormat.Change(known[^1].Rate)}).";
    }

    private static string Quarter(DateOnly start) => string.Create(CultureInfo.InvariantCulture, $"Q{((start.Month - 1) / 3) + 1} {start.Year}");

    private ChartCell Money(decimal? value) => new(format.Money(value), value);

    private static ChartCell Change(decimal? rate) => new(FigureFormat.Change(rate), rate);

    private static ChartCell Share(decimal? part, decimal? whole) => whole > 0 ? new(FigureFormat.Share(part / whole), part / whole) : new(FigureFormat.Undefined);
}
