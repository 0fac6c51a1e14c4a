using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Web.Api;

/// <summary>Cohorts, and beside them the mean over their complete cells.</summary>
public sealed record CohortAnswer(IReadOnlyList<CohortRow> Data, IReadOnlyList<CohortMean> Mean, FigureMeta Meta);

public static class CohortEndpoints
{
    private static readonly CsvColumn<(CohortRow Row, CohortValue Cell)>[] Columns =
    [
        new("cohort", each => each.Row.Cohort), new("size", each => each.Row.Size), new("period", each => each.Cell.Period),
        new("value", each => each.Cell.Value), new("rate", each => each.Cell.Rate), new("complete", each => each.Cell.Complete ? "true" : "false"),
    ];

    /// <summary>Customers can have registered long before the first order, with which a period begins that nobody asked for.</summary>
    private static readonly DateOnly BeforeAll = new(1000, 1, 1);

    public static void MapCohorts(this IEndpointRouteBuilder api)
        => api.MapGet("/cohorts", CohortsAsync).WithFigureProblems()
            .WithChoice("period", "The calendar periods customers are gathered and followed by; month when left out.", "month", "week", "quarter")
            .WithChoice("metric", "Customers with an order, net sales, or net sales so far per customer of the cohort; customers when left out.", "customers", "revenue", "ltv")
            .WithChoice("mode", "Customers with an order in the period, or in it or a later one; on when left out. Of metric=customers only.", "on", "on_or_after")
            .WithChoice("basis", "What puts customers into cohorts: their first order, or the date of registration in the customer file; first_order when left out.", "first_order", "registration")
            .WithDay("from", "Only cohorts from the one this day lies in.").WithDay("to", "Only cohorts that begin before this day.")
            .Produces<CohortAnswer>()
            .WithSummary("What customers did in the periods after their first order, or their registration, by its period");

    private static async Task<IResult> CohortsAsync(FigureAnswers answers, CohortQuery query, HttpRequest request, CancellationToken ct)
    {
        if (!CohortChoice.TryRead(request.Query["period"], request.Query["metric"], request.Query["mode"], request.Query["basis"], out var choice, out var problem))
        {
            return FigureAnswers.Refused(problem);
        }

        return await answers.AnswerOwnAsync(
            async (bar, meta) =>
            {
                var isFromTheFirst = choice.Basis == CohortBasis.Registration && !request.Query.ContainsKey("from");
                Period? begun = bar.Scope.IsEmpty ? null : isFromTheFirst ? bar.Period with { From = BeforeAll } : bar.Period;
                var table = Rounded(await query.RunAsync(choice.Grain, choice.Metric, choice.Mode, begun, choice.Basis, ct), choice.Metric);
                return request.WantsCsv()
                    ? new CsvResult<(CohortRow, CohortValue)>(answers.FileName("cohorts"), Columns, Cells(table).ToAsyncEnumerable())
                    : TypedResults.Ok(new CohortAnswer(table.Cohorts, table.Mean, isFromTheFirst ? meta with { Filters = meta.Filters with { From = null } } : meta));
            },
            FigureCuts.Dates, ct);
    }

    private static IEnumerable<(CohortRow, CohortValue)> Cells(CohortTable table) => table.Cohorts.SelectMany(row => row.Cells.Select(cell => (row, cell)));

    private static CohortTable Rounded(CohortTable table, CohortMetric metric) => metric == CohortMetric.Customers ? table : table with
    {
        Cohorts = [.. table.Cohorts.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Value = JsonMoney.Rounded(cell.Value) })] })],
        Mean = [.. table.Mean.Select(mean => mean with { Value = JsonMoney.Rounded(mean.Value), Simple = JsonMoney.Rounded(mean.Simple) })],
    };
}
