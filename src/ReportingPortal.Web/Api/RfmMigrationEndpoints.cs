using System.Globalization;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

/// <summary>Who moved between RFM groups from one month's end to another's.</summary>
public static class RfmMigrationEndpoints
{
    private static readonly CsvColumn<RfmMove>[] MoveColumns =
    [
        new("from_group", move => move.FromGroup), new("to_group", move => move.ToGroup), new("customers", move => move.Customers),
        new("net_sales_before", move => move.NetSalesBefore), new("net_sales_after", move => move.NetSalesAfter),
    ];

    private static readonly CsvColumn<RfmMovedCustomer>[] CustomerColumns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name), new("from_group", customer => customer.FromGroup),
        new("to_group", customer => customer.ToGroup), new("net_sales_before", customer => customer.NetSalesBefore),
        new("net_sales_after", customer => customer.NetSalesAfter),
    ];

    public static void MapRfmMigration(this IEndpointRouteBuilder rfm)
    {
        Described(rfm.MapGet("/migration", MovesAsync)).WithFigureProblems().Produces<FigureAnswer<RfmMigration>>()
            .WithSummary("Customers and net sales that moved from RFM group to RFM group between two months' ends");
        Described(rfm.MapGet("/migration/customers", CustomersAsync)).WithListPaging()
            .WithText("from_group", "Only those who came from this group.").WithText("to_group", "Only those who came into this group.")
            .Produces<FigureListAnswer<RfmMovedCustomer>>().WithSummary("Who moved, highest net sales first");
    }

    /// <summary>A month (2024-03: its end, or the as-of date inside it) or one of the days known.</summary>
    public static bool TryRead(IQueryCollection query, IReadOnlyList<DateOnly> points, out RfmSpan span, out string problem)
    {
        span = new RfmSpan();
        problem = "";
        foreach (var name in new[] { "from", "to" })
        {
            var text = query[name].ToString().Trim();
            if (text.Length == 0)
            {
                continue;
            }

            var isMonth = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if (!isMonth && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                problem = $"'{name}' must be a month such as 2024-03; '{text}' is not one.";
                return false;
            }

            day = isMonth ? points.LastOrDefault(point => point.Year == day.Year && point.Month == day.Month, day.AddMonths(1).AddDays(-1)) : day;
            span = name == "from" ? span with { From = day } : span with { To = day };
        }

        return true;
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder endpoint)
        => endpoint.WithText("from", "The month at whose end customers are looked at first, such as 2024-02; the one before 'to' when left out.")
            .WithText("to", "The month at whose end they are looked at again; the last whole one when left out.").WithCustomerCuts();

    private static async Task<IResult> MovesAsync(FigureAnswers answers, RfmMigrationQuery query, HttpRequest request, CancellationToken ct)
    {
        if (!TryRead(request.Query, await query.PointsAsync(ct), out var span, out var problem))
        {
            return FigureAnswers.Refused(problem);
        }

        try
        {
            return request.WantsCsv()
                ? await answers.AnswerSeriesAsync(async bar => (await query.RunAsync(span, CustomerRows.CutOf(bar), ct)).Moves, "rfm-migration", MoveColumns, ct, FigureCuts.CustomersMoved)
                : await answers.AnswerAsync(bar => query.RunAsync(span, CustomerRows.CutOf(bar), ct), ct, FigureCuts.CustomersMoved);
        }
        catch (ArgumentException e)
        {
            return FigureAnswers.Refused(e.Message);
        }
    }

    private static async Task<IResult> CustomersAsync(FigureAnswers answers, RfmMigrationQuery query, HttpRequest request, CancellationToken ct)
    {
        var (from, to) = (CustomerRows.Value(request.Query, "from_group"), CustomerRows.Value(request.Query, "to_group"));
        if (!TryRead(request.Query, await query.PointsAsync(ct), out var span, out var problem))
        {
            return FigureAnswers.Refused(problem);
        }

        try
        {
            await query.CheckAsync(span, from, to, ct);
        }
        catch (ArgumentException e)
        {
            return FigureAnswers.Refused(e.Message);
        }

        return await answers.AnswerListAsync(
            (bar, cursor, limit) => query.CustomersAsync(span, from, to, CustomerRows.CutOf(bar), cursor, limit, ct), "rfm-moved-customers", CustomerColumns, ct,
            FigureCuts.CustomersMoved);
    }
}
