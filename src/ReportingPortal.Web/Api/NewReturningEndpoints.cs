using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Web.Api;

public static class NewReturningEndpoints
{
    private static readonly CsvColumn<NewReturning>[] Columns =
    [
        new("date", row => row.Date), new("new_orders", row => row.NewOrders), new("new_net_sales", row => row.NewNetSales),
        new("returning_orders", row => row.ReturningOrders), new("returning_net_sales", row => row.ReturningNetSales), new("guest_orders", row => row.GuestOrders),
        new("guest_net_sales", row => row.GuestNetSales), new("other_net_sales", row => row.OtherNetSales), new("new_share", row => row.NewShare),
        new("history_starts_here", row => row.HistoryStartsHere ? "true" : "false"), new("partial", row => row.Partial ? "true" : "false"),
    ];

    public static void MapNewReturning(this IEndpointRouteBuilder sales)
        => sales.MapGet("/new-returning", NewReturningAsync).WithFigureFilters().WithChoice("interval", "month when left out.", "day", "month")
            .Produces<FigureAnswer<IReadOnlyList<NewReturning>>>()
            .WithSummary("Orders of new customers, returning ones and guests, told by full history, without gaps");

    private static async Task<IResult> NewReturningAsync(FigureAnswers answers, NewReturningQuery query, HttpRequest request, CancellationToken ct)
    {
        NewReturningInterval? interval = request.Query["interval"].ToString() switch { "" or "month" => NewReturningInterval.Month, "day" => NewReturningInterval.Day, _ => null };
        return interval is not { } chosen
            ? FigureAnswers.Refused("'interval' must be day or month.")
            : await answers.AnswerSeriesAsync(
                async bar => (await query.RunAsync(bar.Period, bar.Filter.Region, chosen, ct)).Rows, "sales-new-returning", Columns, ct, FigureCuts.WholeOrders);
    }
}
