using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

public static class RfmEndpoints
{
    private static readonly CsvColumn<RfmGroupFigures>[] GroupColumns =
    [
        new("group", group => group.Group), new("customers", group => group.Customers), new("net_sales", group => group.NetSales),
        new("avg_recency_days", group => group.AvgRecencyDays), new("avg_frequency", group => group.AvgFrequency), new("avg_monetary", group => group.AvgMonetary),
    ];

    private static readonly CsvColumn<RfmGroupFigures>[] CrossColumns = [new("value", group => group.Value), .. GroupColumns];

    private static readonly CsvColumn<RfmCuts>[] CutColumns =
    [
        new("measure", cuts => cuts.Measure),
        .. Enumerable.Range(0, GroupingRules.FixedCuts).Select(place => new CsvColumn<RfmCuts>($"cut_{place + 1}", cuts => place < cuts.Cuts.Length ? cuts.Cuts[place] : null)),
    ];

    public static void MapRfm(this IEndpointRouteBuilder api)
    {
        var rfm = api.MapGroup("/rfm");
        rfm.MapGet("/groups", GroupsAsync).WithCustomerCuts().WithText("rfm_group", "Only this group.")
            .WithChoice("group_by", "Groups told apart by region, favourite category, month of the first order, tier, k-means segment, or the segment the shop's file gives.", [.. RfmDimension.All.Select(dimension => dimension.Key)])
            .WithFigureProblems().Produces<FigureAnswer<IReadOnlyList<RfmGroupFigures>>>()
            .WithSummary("The ten groups of the recency and frequency grid, also told apart by a dimension");
        rfm.MapGet("/cuts", CutsAsync).WithFigureProblems().Produces<FigureAnswer<IReadOnlyList<RfmCuts>>>()
            .WithSummary("The cuts customers are scored by");
        rfm.MapGet("/rules", RulesAsync).WithFigureProblems().Produces<FigureAnswer<RfmApplied>>()
            .WithSummary("The rules of the current run: window, cuts, axis, tiers, days of activity");
        rfm.MapGet("/customers", CustomersAsync).WithListPaging().WithCustomerFilters().WithCustomerCuts().Produces<FigureListAnswer<RfmCustomer>>()
            .WithSummary("Customers with their scores and groupings, highest spend first");
        rfm.MapRfmMigration();
    }

    private static Task<IResult> GroupsAsync(FigureAnswers answers, RfmOverviewQuery query, HttpRequest request, CancellationToken ct)
    {
        var (by, group) = (request.Query["group_by"].ToString(), CustomerRows.GroupOf(request.Query));
        if (by.Length > 0 && RfmDimension.Named(by) is null)
        {
            return Task.FromResult<IResult>(FigureAnswers.Refused($"'group_by' must be one of {string.Join(", ", RfmDimension.All.Select(dimension => dimension.Key))}."));
        }

        if (CustomerRows.ProblemOf(request.Query) is { } problem)
        {
            return Task.FromResult<IResult>(FigureAnswers.Refused(problem));
        }

        return RfmDimension.Named(by) is { } dimension
            ? answers.AnswerSeriesAsync(
                async bar => Rounded(await query.ByAsync(dimension, CustomerRows.CutOf(bar, group), ct)), $"rfm-groups-by-{dimension.Key}", CrossColumns, ct, FigureCuts.Customers)
            : answers.AnswerSeriesAsync(
                async bar => Rounded((await query.RunAsync(CustomerRows.CutOf(bar, group), ct)).Groups), "rfm-groups", GroupColumns, ct, FigureCuts.Customers);
    }

    private static Task<IResult> CutsAsync(FigureAnswers answers, RfmOverviewQuery query, CancellationToken ct)
        => answers.AnswerSeriesAsync(async _ => Rounded((await query.RunAsync(ct)).Cuts), "rfm-cuts", CutColumns, ct, FigureCuts.Nothing);

    private static Task<IResult> RulesAsync(FigureAnswers answers, RfmOverviewQuery query, CancellationToken ct)
        => answers.AnswerAsync(async _ => (await query.RunAsync(ct)).Applied, ct, FigureCuts.Nothing);

    private static Task<IResult> CustomersAsync(FigureAnswers answers, RfmCustomersQuery query, HttpRequest request, CancellationToken ct)
        => CustomerRows.AnswerAsync(answers, query, request, "rfm-customers", ct);

    private static IReadOnlyList<RfmGroupFigures> Rounded(IReadOnlyList<RfmGroupFigures> groups)
        => [.. groups.Select(group => group with { AvgMonetary = JsonMoney.Rounded(group.AvgMonetary) })];

    private static IReadOnlyList<RfmCuts> Rounded(IReadOnlyList<RfmCuts> cuts)
        => [.. cuts.Select(each => each with { Cuts = Array.ConvertAll(each.Cuts, JsonMoney.Rounded) })];
}
