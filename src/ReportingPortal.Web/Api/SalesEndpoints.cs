using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Web.Api;

public static class SalesEndpoints
{
    private static readonly CsvColumn<DailySales>[] DailyColumns =
    [
        new("date", day => day.Date), new("net_sales", day => day.NetSales), new("orders", day => day.Orders), new("customers", day => day.Customers),
        new("units_sold", day => day.UnitsSold), new("moving_average_7d", day => day.MovingAverage7d),
    ];

    private static readonly CsvColumn<DaySummary>[] SummaryColumns =
    [
        new("sale_date", day => day.SaleDate), new("total_sales", day => day.TotalSales), new("unique_customers", day => day.UniqueCustomers),
        new("total_products_sold", day => day.TotalProductsSold),
    ];

    private static readonly CsvColumn<MonthlySales>[] MonthlyColumns =
    [
        new("month", month => month.Month), new("net_sales", month => month.NetSales), new("orders", month => month.Orders),
        new("customers", month => month.Customers), new("growth", month => month.Growth), new("partial", month => month.Partial),
        new("year_over_year", month => month.YearOverYear), new("gross_sales", month => month.GrossSales), new("discounts", month => month.Discounts),
        new("returns", month => month.Returns), new("history_starts_here", month => month.HistoryStartsHere),
    ];

    private static readonly CsvColumn<QuarterlySales>[] QuarterlyColumns =
    [
        new("quarter", quarter => quarter.Quarter), new("net_sales", quarter => quarter.NetSales), new("orders", quarter => quarter.Orders),
        new("customers", quarter => quarter.Customers), new("growth", quarter => quarter.Growth), new("partial", quarter => quarter.Partial),
        new("year_over_year", quarter => quarter.YearOverYear), new("gross_sales", quarter => quarter.GrossSales), new("discounts", quarter => quarter.Discounts),
        new("returns", quarter => quarter.Returns), new("history_starts_here", quarter => quarter.HistoryStartsHere),
    ];

    private static readonly CsvColumn<CategoryGrowth>[] CategoryColumns =
    [
        new("category", row => row.Category), new("starts_on", row => row.StartsOn), new("partial", row => row.Partial), new("net_sales", row => row.NetSales),
        new("orders", row => row.Orders), new("growth", row => row.Growth), new("year_over_year", row => row.YearOverYear),
        new("history_starts_here", row => row.HistoryStartsHere),
    ];

    private static readonly CsvColumn<SalesSlice>[] SliceColumns =
    [
        new("id", slice => slice.Id), new("name", slice => slice.Name), new("net_sales", slice => slice.NetSales), new("profit", slice => slice.Profit),
        new("margin", slice => slice.Margin), new("orders", slice => slice.Orders), new("units_sold", slice => slice.UnitsSold),
    ];

    public static void MapSales(this IEndpointRouteBuilder api)
    {
        var sales = api.MapGroup("/sales");
        sales.MapGet("/daily", DailyAsync).WithFigureFilters().WithSalesParts().Produces<FigureAnswer<IReadOnlyList<DailySales>>>()
            .WithSummary("Sales by day, without gaps, with the seven-day mean");
        sales.MapGet("/summary", SummaryAsync).WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<DaySummary>>>()
            .WithSummary("The daily summary: total sales, unique customers and products sold, without gaps");
        sales.MapGet("/monthly", MonthlyAsync).WithFigureFilters().WithSalesParts().Produces<FigureAnswer<IReadOnlyList<MonthlySales>>>()
            .WithSummary("Sales by calendar month, without gaps, with growth against the month (compare=previous_year: the year) before");
        sales.MapGet("/quarterly", QuarterlyAsync).WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<QuarterlySales>>>()
            .WithSummary("Sales by calendar quarter, without gaps, with growth against the quarter (compare=previous_year: the year) before");
        sales.MapGet("/growth-by-category", GrowthByCategoryAsync).WithFigureFilters().WithChoice("interval", "quarter when left out.", "month", "quarter")
            .Produces<FigureAnswer<IReadOnlyList<CategoryGrowth>>>().WithSummary("Sales of each category by calendar month or quarter, without gaps, with growth");
        MapSlices(sales, "by-region", (query, period, filter, ct) => query.ByRegionAsync(period, filter, ct));
        MapSlices(sales, "by-category", (query, period, filter, ct) => query.ByCategoryAsync(period, filter, ct));
        MapSlices(sales, "by-product", (query, period, filter, ct) => query.ByProductAsync(period, filter, ct));
        sales.MapNewReturning();
        sales.MapDistribution();
    }

    private static void MapSlices(
        RouteGroupBuilder sales, string name, Func<SalesBreakdownQuery, Period, FigureFilter, CancellationToken, Task<IReadOnlyList<SalesSlice>>> slices)
        => sales.MapGet("/" + name, (FigureAnswers answers, SalesBreakdownQuery query, CancellationToken ct)
                => answers.AnswerSeriesAsync(bar => slices(query, bar.Period, bar.Filter, ct), "sales-" + name, SliceColumns, ct, FigureCuts.Uncompared))
            .WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<SalesSlice>>>()
            .WithSummary($"Sales, profit and margin {name.Replace('-', ' ')}, largest first");

    private static Task<IResult> DailyAsync(FigureAnswers answers, DailySalesQuery query, PartSalesQuery parts, CancellationToken ct)
        => answers.AnswerPartAsync(
            parts,
            async (bar, part, meta) => answers.Series(
                Rounded(part is null ? await query.RunAsync(bar.Period, bar.Filter, ct) : await parts.DailyAsync(part, bar.Period, bar.Filter, bar.Scope, ct)), meta,
                "sales-daily", DailyColumns),
            FigureCuts.PartUncompared, ct);

    private static Task<IResult> SummaryAsync(FigureAnswers answers, SalesSummaryQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(bar => query.RunAsync(bar.Period, ct), "sales-summary", SummaryColumns, ct, FigureCuts.Days);

    private static Task<IResult> MonthlyAsync(FigureAnswers answers, MonthlySalesQuery query, PartSalesQuery parts, CancellationToken ct)
        => answers.AnswerPartAsync(
            parts,
            async (bar, part, meta) => answers.Series(
                [.. (part is null ? await query.RunAsync(bar.Period, bar.Filter, ct) : await parts.MonthlyAsync(part, bar.Period, bar.Filter, bar.Scope, ct))
                    .Select(month => bar.CompareTo == CompareTo.PreviousYear ? month with { Growth = month.YearOverYear } : month)],
                meta, "sales-monthly", MonthlyColumns),
            FigureCuts.Part, ct);

    private static Task<IResult> QuarterlyAsync(FigureAnswers answers, MonthlySalesQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(
            async bar => (IReadOnlyList<QuarterlySales>)[.. (await query.QuartersAsync(bar.Period, bar.Filter, ct))
                .Select(quarter => bar.CompareTo == CompareTo.PreviousYear ? quarter with { Growth = quarter.YearOverYear } : quarter)],
            "sales-quarterly", QuarterlyColumns, ct);

    private static async Task<IResult> GrowthByCategoryAsync(FigureAnswers answers, MonthlySalesQuery query, HttpRequest request, CancellationToken ct)
    {
        CalendarGrain? grain = request.Query["interval"].ToString() switch { "" or "quarter" => CalendarGrain.Quarter, "month" => CalendarGrain.Month, _ => null };
        return grain is not { } chosen
            ? FigureAnswers.Refused("'interval' must be month or quarter.")
            : await answers.AnswerSeriesAsync(
                async bar => (IReadOnlyList<CategoryGrowth>)[.. (await query.ByCategoryAsync(bar.Period, bar.Filter, chosen, ct))
                    .Select(row => bar.CompareTo == CompareTo.PreviousYear ? row with { Growth = row.YearOverYear } : row)],
                "sales-growth-by-category", CategoryColumns, ct);
    }

    private static IReadOnlyList<DailySales> Rounded(IReadOnlyList<DailySales> days)
        => [.. days.Select(day => day with { MovingAverage7d = JsonMoney.Rounded(day.MovingAverage7d) })];
}
