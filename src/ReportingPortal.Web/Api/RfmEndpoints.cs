using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

public static class RfmEndpoints
{
    private static readonly CsvColumn<RfmGroupFigures>[] GroupColumns =
    [
        new("group", group => group.Group), new("customers", group => group.Customers), new("net_sales", group => group.NetSales),
        new("avg_recency_days", group => group.AvgRecencyDays), new("avg_frequency", group => group.AvgFrequency), new("avg_monetary", group => group.AvgMonetary),
    ];

    private static readonly CsvColumn<RfmCuts>[] CutColumns =
    [
        new("measure", cuts => cuts.Measure), new("p20", cuts => cuts.Cuts[0]), new("p40", cuts => cuts.Cuts[1]),
        new("p60", cuts => cuts.Cuts[2]), new("p80", cuts => cuts.Cuts[3]),
    ];

    public static void MapRfm(this IEndpointRouteBuilder api)
    {
        var rfm = api.MapGroup("/rfm");
        rfm.MapGet("/groups", GroupsAsync).WithFigureProblems().Produces<FigureAnswer<IReadOnlyList<RfmGroupFigures>>>()
            .WithSummary("The ten groups of the recency and frequency grid");
        rfm.MapGet("/cuts", CutsAsync).WithFigureProblems().Produces<FigureAnswer<IReadOnlyList<RfmCuts>>>()
            .WithSummary("The quantile cuts customers are scored by");
        rfm.MapGet("/customers", CustomersAsync).WithListPaging().WithCustomerFilters().Produces<FigureListAnswer<RfmCustomer>>()
            .WithSummary("Customers with their scores and groupings, highest spend first");
    }

    private static Task<IResult> GroupsAsync(FigureAnswers answers, RfmOverviewQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(async _ => Rounded((await query.RunAsync(ct)).Groups), "rfm-groups", GroupColumns, ct);

    private static Task<IResult> CutsAsync(FigureAnswers answers, RfmOverviewQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(async _ => (await query.RunAsync(ct)).Cuts, "rfm-cuts", CutColumns, ct);

    private static Task<IResult> CustomersAsync(FigureAnswers answers, RfmCustomersQuery query, HttpRequest request, CancellationToken ct)
        => answers.AnswerListAsync(
            (cursor, limit) => query.RunAsync(CustomerRows.Filter(request.Query), cursor, limit, ct), "rfm-customers", CustomerRows.Columns, ct);

    private static IReadOnlyList<RfmGroupFigures> Rounded(IReadOnlyList<RfmGroupFigures> groups)
        => [.. groups.Select(group => group with { AvgMonetary = JsonMoney.Rounded(group.AvgMonetary) })];
}
