using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Web.Api;

public static class SalesEndpoints
{
    private static readonly CsvColumn<DailySales>[] DailyColumns =
    [
        new("date", day => day.Date), new("net_sales", day => day.NetSales), new("orders", day => day.Orders), new("customers", day => day.Customers),
        new("units_sold", day => day.UnitsSold), new("moving_average_7d", day => day.MovingAverage7d),
    ];

    private static readonly CsvColumn<MonthlySales>[] MonthlyColumns =
    [
        new("month", month => month.Month), new("net_sales", month => month.NetSales), new("orders", month => month.Orders),
        new("customers", month => month.Customers), new("growth", month => month.Growth), new("partial", month => month.Partial),
    ];

    private static readonly CsvColumn<SalesSlice>[] SliceColumns =
    [
        new("id", slice => slice.Id), new("name", slice => slice.Name), new("net_sales", slice => slice.NetSales), new("profit", slice => slice.Profit),
        new("margin", slice => slice.Margin), new("orders", slice => slice.Orders), new("units_sold", slice => slice.UnitsSold),
    ];

    public static void MapSales(this IEndpointRouteBuilder api)
    {
        var sales = api.MapGroup("/sales");
        sales.MapGet("/daily", DailyAsync).WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<DailySales>>>()
            .WithSummary("Sales by day, without gaps, with the seven-day mean");
        sales.MapGet("/monthly", MonthlyAsync).WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<MonthlySales>>>()
            .WithSummary("Sales by calendar month, without gaps, with growth against the month before");
        MapSlices(sales, "by-region", (query, period, filter, ct) => query.ByRegionAsync(period, filter, ct));
        MapSlices(sales, "by-category", (query, period, filter, ct) => query.ByCategoryAsync(period, filter, ct));
        MapSlices(sales, "by-product", (query, period, filter, ct) => query.ByProductAsync(period, filter, ct));
    }

    private static void MapSlices(
        RouteGroupBuilder sales, string name, Func<SalesBreakdownQuery, Period, FigureFilter, CancellationToken, Task<IReadOnlyList<SalesSlice>>> slices)
        => sales.MapGet("/" + name, (FigureAnswers answers, SalesBreakdownQuery query, CancellationToken ct)
                => answers.AnswerSeriesAsync(bar => slices(query, bar.Period, bar.Filter, ct), "sales-" + name, SliceColumns, ct))
            .WithFigureFilters().Produces<FigureAnswer<IReadOnlyList<SalesSlice>>>()
            .WithSummary($"Sales, profit and margin {name.Replace('-', ' ')}, largest first");

    private static Task<IResult> DailyAsync(FigureAnswers answers, DailySalesQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(
            async bar => Rounded(await query.RunAsync(bar.Period, bar.Filter, ct)), "sales-daily", DailyColumns, ct);

    private static Task<IResult> MonthlyAsync(FigureAnswers answers, MonthlySalesQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(bar => query.RunAsync(bar.Period, bar.Filter, ct), "sales-monthly", MonthlyColumns, ct);

    private static IReadOnlyList<DailySales> Rounded(IReadOnlyList<DailySales> days)
        => [.. days.Select(day => day with { MovingAverage7d = JsonMoney.Rounded(day.MovingAverage7d) })];
}
