using System.Globalization;
using Microsoft.Net.Http.Headers;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Trials;

namespace ReportingPortal.Web.Api;

/// <summary>The body of POST /recommendations/batch.</summary>
/// <param name="UserIds">At most <see cref="RecommendationEndpoints.MaxBatch"/>.</param>
public sealed record RecommendationBatch(IReadOnlyList<string> UserIds, int? N, string? Model, string? Exclude);

/// <summary>A list for each user asked for, in their order, all from one version of the model.</summary>
public sealed record RecommendationBatchAnswer(IReadOnlyList<RecommendationList> Data);

/// <summary>Products for people. An unknown user is an answer too: what is popular.</summary>
public static class RecommendationEndpoints
{
    public const int MaxBatch = 1000;

    private const string AskAgain = "private, no-cache";

    private static readonly CsvColumn<Recommendation>[] Columns =
    [
        new("product_id", each => each.ProductId), new("name", each => each.Name), new("category", each => each.Category), new("price", each => each.Price),
        new("score", each => each.Score), new("strategy", each => each.Strategy), new("reason", each => each.Reason),
    ];

    private static readonly CsvColumn<ModelMetrics>[] MetricColumns =
    [
        new("model", each => each.Model), new("depth", each => each.Depth), new("customers", each => each.Customers), new("hit_rate", each => each.HitRate), new("precision", each => each.Precision),
        new("recall", each => each.Recall), new("mean_average_precision", each => each.MeanAveragePrecision), new("ndcg", each => each.Ndcg),
        new("reciprocal_rank", each => each.ReciprocalRank), new("coverage", each => each.Coverage), new("gain", each => each.Gain),
    ];

    public static void MapRecommendations(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Recommendations");
        ForUser(group.MapGet("/recommendations/{userId}", ForUserAsync));
        group.MapGet("/recommendations/models", ModelsAsync).WithFigureProblems().Produces<RecommendationModels>()
            .WithSummary("Which model serves and why, and how each did beside what is popular");
        group.MapPost("/recommendations/batch", BatchAsync).WithFigureProblems().Produces<RecommendationBatchAnswer>()
            .WithSummary($"Lists for up to {MaxBatch:N0} users");
        Listed(group.MapGet("/similar/{productId}", SimilarAsync)).Produces<ProductList>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Products that are chosen by the same people as one");
        Listed(group.MapGet("/popular", PopularAsync)).Produces<ProductList>()
            .WithSummary("Products most bought in the last 30 days, then ever, then the newest");
    }

    /// <summary>The address of the replaced system.</summary>
    public static void MapRecommendationAlias(this IEndpointRouteBuilder root)
        => ForUser(root.MapGroup("").WithTags("Recommendations").MapGet("/recommendations/{userId}", ForUserAsync));

    private static void ForUser(RouteHandlerBuilder endpoint)
        => Listed(endpoint)
            .WithChoice("model", "The one that serves when left out; see /recommendations/models.", [.. RecommendationStrategy.Models])
            .WithChoice("exclude", "Products left out: those the user bought when left out itself; interacted: also those looked at.", [.. RecommendationRequest.ExclusionKeys])
            .WithNumber("neighbours", $"Of model=user_knn: how many similar users count, 1 to {ListRequest.MaxNeighbours}; 30 when left out.")
            .Produces<RecommendationList>()
            .WithSummary("Products for one user, best first, each with its reason; what is popular for an unknown one");

    private static RouteHandlerBuilder Listed(RouteHandlerBuilder endpoint)
        => endpoint.WithFigureProblems().Produces(StatusCodes.Status304NotModified)
            .WithNumber("n", $"Products, 1 to {ListRequest.MaxCount}; {ListRequest.StandardCount} when left out.");

    private static async Task<IResult> ForUserAsync(string userId, RecommendationQuery query, FigureAnswers answers, HttpContext context, CancellationToken ct)
    {
        var asked = RecommendationRequest.Read(context.Request.Query);
        if (asked.Problem.Length > 0)
        {
            return FigureAnswers.Refused(asked.Problem);
        }

        var list = await query.RunAsync(CustomerRows.PersonOf(userId), asked.List, ct);
        return IsKnown(context, list.ModelVersion) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : context.Request.WantsCsv() ? new CsvResult<Recommendation>(answers.FileName("recommendations"), Columns, list.Recommendations.ToAsyncEnumerable())
            : TypedResults.Ok(list);
    }

    private static async Task<IResult> ModelsAsync(RecommendationQuery query, FigureAnswers answers, HttpContext context, CancellationToken ct)
    {
        var models = await query.ModelsAsync(ct);
        return context.Request.WantsCsv()
            ? new CsvResult<ModelMetrics>(answers.FileName("recommendation-models"), MetricColumns, models.Models.ToAsyncEnumerable())
            : TypedResults.Ok(models);
    }

    private static async Task<IResult> BatchAsync(RecommendationBatch batch, RecommendationQuery query, CancellationToken ct)
    {
        var asked = RecommendationRequest.Read(batch.N?.ToString(CultureInfo.InvariantCulture), batch.Model, batch.Exclude, null);
        var problem = batch.UserIds is not { Count: >= 1 and <= MaxBatch } || batch.UserIds.Any(id => id is null)
            ? $"'user_ids' must be a list of 1 to {MaxBatch:N0} ids." : asked.Problem;
        return problem.Length > 0 ? FigureAnswers.Refused(problem) : TypedResults.Ok(new RecommendationBatchAnswer(await query.RunAsync(batch.UserIds!, asked.List, ct)));
    }

    private static async Task<IResult> SimilarAsync(string productId, RecommendationQuery query, FigureAnswers answers, HttpContext context, CancellationToken ct)
        => RecommendationRequest.Read(context.Request.Query) is var asked && asked.Problem.Length > 0 ? FigureAnswers.Refused(asked.Problem)
            : await query.SimilarAsync(CustomerRows.IdOf(productId), asked.List.Count, ct) is { } list ? Answer(context, answers, list, "similar-products")
            : TypedResults.Problem("There is no such product.", statusCode: StatusCodes.Status404NotFound, title: "Not found.");

    private static async Task<IResult> PopularAsync(RecommendationQuery query, FigureAnswers answers, HttpContext context, CancellationToken ct)
        => RecommendationRequest.Read(context.Request.Query) is var asked && asked.Problem.Length > 0 ? FigureAnswers.Refused(asked.Problem)
            : Answer(context, answers, await query.PopularAsync(asked.List.Count, ct), "popular-products");

    private static IResult Answer(HttpContext context, FigureAnswers answers, ProductList list, string file)
        => IsKnown(context, list.ModelVersion) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : context.Request.WantsCsv() ? new CsvResult<Recommendation>(answers.FileName(file), Columns, list.Recommendations.ToAsyncEnumerable())
            : TypedResults.Ok(list);

    /// <summary>One address gives one answer for as long as the model's version lives: the version is its tag.</summary>
    private static bool IsKnown(HttpContext context, Guid? version)
    {
        if (version is not { } id)
        {
            return false;
        }

        var tag = new EntityTagHeaderValue($"\"{id:N}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = AskAgain;
        // A file is written for the spreadsheet of whoever asks.
        context.Response.Headers.Vary = new([HeaderNames.Accept, HeaderNames.AcceptLanguage, HeaderNames.Cookie]);
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(given => given.Compare(tag, useStrongComparison: false) || given.Equals(EntityTagHeaderValue.Any));
    }
}
