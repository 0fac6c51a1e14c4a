using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>How every figure came about: formula, filters, uploads, statements, rows.</summary>
public static class ExplainEndpoints
{
    public static void MapExplain(this IEndpointRouteBuilder api)
    {
        var explain = api.MapGroup("/explain");
        explain.MapGet("", CatalogueAsync).WithFigureProblems().Produces<FigureAnswer<IReadOnlyList<ExplainedFigureAnswer>>>()
            .WithSummary("Every figure that explains itself");
        Described(explain.MapGet("/{figure}", FigureAsync)).Produces<FigureAnswer<ExplanationAnswer>>()
            .WithSummary("One figure: its formula, the uploads its rows came from, and the statements that computed it with their parameters");
        Described(explain.MapGet("/{figure}/rows", RowsAsync)).WithListPaging().Produces<RowsBehindAnswer>()
            .WithSummary("The rows a figure is made of; which kind, the figure says");
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder endpoint)
        => endpoint.WithFigureFilters()
            .WithText("steps", $"Of funnels: 2 to {FunnelSettings.MaxSteps} kinds of events, by commas.").WithText("mode", "Of funnels ordered, strict or any, of cohorts on or on_or_after.")
            .WithChoice("unit", "Of funnels.", "person", "session").WithText("window", "Of funnels: 7d, 12h, 30m.")
            .WithText("step_windows", "Of funnels: from each step to the next, by commas.")
            .WithChoice("breakdown", "Of funnels.", "none", "region", "category", "group")
            .WithText("by", "Of cohorts the length of their periods, of groups told apart their dimension, of baskets what lies in them.")
            .WithChoice("metric", "Of cohorts; their mode is on or on_or_after.", "customers", "revenue", "ltv").WithChoice("scale", "Of how orders and customers spread.", "linear", "log")
            .WithNumber("horizon_days", "Of the most valuable customers.").WithText("customer_id", "Of one customer: whose figures they are.")
            .WithText("upload_id", "Of the quality of data: only rows of this upload.").WithText("rfm_group", "Only customers of this group of the recency and frequency grid.").WithText("product_id", "Of baskets: only rules with this product.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<IResult> CatalogueAsync(FigureAnswers answers, CancellationToken ct)
        => answers.AnswerAsync(_ => Task.FromResult<IReadOnlyList<ExplainedFigureAnswer>>([.. FigureCatalogue.All.Select(ExplainedFigureAnswer.Of)]), ct, FigureCuts.Nothing);

    private static Task<IResult> FigureAsync(string figure, FigureAnswers answers, ExplainQuery query, ExplainReader reader, HttpRequest request, CancellationToken ct)
        => AnswerAsync(
            figure, answers, reader, request,
            async (explained, scope, meta) => TypedResults.Ok(new FigureAnswer<ExplanationAnswer>(ExplanationAnswer.Of(await query.RunAsync(explained, scope, ct), scope), meta)), ct);

    private static Task<IResult> RowsAsync(string figure, FigureAnswers answers, RowsBehindQuery query, ExplainReader reader, HttpRequest request, CancellationToken ct)
        => AnswerAsync(
            figure, answers, reader, request,
            async (explained, scope, meta) => request.WantsCsv()
                ? new CsvResult<FigureRow>(answers.FileName($"{explained.Id}-rows"), RowColumns.Of(explained.Rows), query.StreamAsync(explained, scope, ct))
                : await answers.AnswerPageAsync(async (cursor, limit) =>
                {
                    var page = await query.RunAsync(explained, scope, cursor, limit, ct);
                    return new RowsBehindAnswer(page.Items, meta, page.Total, page.IsWhole, page.NextCursor);
                }),
            ct);

    private static async Task<IResult> AnswerAsync(
        string id, FigureAnswers answers, ExplainReader reader, HttpRequest request, Func<ExplainedFigure, ExplainScope, FigureMeta, Task<IResult>> answer, CancellationToken ct)
        => FigureCatalogue.Find(id) is not { } figure ? TypedResults.Problem("There is no such figure.", statusCode: StatusCodes.Status404NotFound, title: "Not found.")
            : ExplainRequest.WithoutEffect(figure, request.Query) is { } unused ? FigureAnswers.NotFiltered(unused)
            : await answers.AnswerOwnAsync(
                async (bar, meta) =>
                {
                    var asked = await reader.ReadAsync(figure, bar, request.Query, ct);
                    return asked.Problems.Count == 0
                        ? await answer(figure, asked.Scope, meta)
                        : FigureAnswers.Refused(string.Join(" ", asked.Problems.Select(problem => problem.Message)));
                },
                ExplainRequest.CutsOf(figure), ct);
}
