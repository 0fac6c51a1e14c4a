using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Api;

/// <summary>An audience to be kept.</summary>
public sealed record AudienceBody(string? Name, AudienceCriteria? Criteria);

/// <param name="Customers">How many belong to it now.</param>
public sealed record AudienceAnswer(Guid Id, string Name, AudienceCriteria Criteria, int Customers, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>Named lists of customers, kept as what defines them.</summary>
public static class AudienceEndpoints
{
    public static void MapAudiences(this IEndpointRouteBuilder api)
    {
        var audiences = api.MapGroup("/audiences").WithTags("Audiences");
        audiences.MapGet("", ListAsync).WithName("ListAudiences").WithSummary("All audiences by name, with their present size");
        audiences.MapPost("", CreateAsync).RequireAuthorization(Policies.ApiWrite).WithName("CreateAudience").WithSummary("Keep an audience").ProducesProblem(400);
        audiences.MapGet("/{id:guid}", FindAsync).WithName("GetAudience").WithSummary("One audience with its present size");
        audiences.MapPut("/{id:guid}", ChangeAsync).RequireAuthorization(Policies.ApiWrite).WithName("ChangeAudience")
            .WithSummary("Give an audience another name and other criteria").ProducesProblem(400);
        audiences.MapDelete("/{id:guid}", DeleteAsync).RequireAuthorization(Policies.ApiWrite).WithName("DeleteAudience").WithSummary("Forget an audience; no customer is touched");
        audiences.MapGet("/{id:guid}/customers", CustomersAsync).WithListPaging().Produces<FigureListAnswer<RfmCustomer>>().ProducesProblem(404)
            .WithSummary("Who belongs to an audience now, highest spend first");
    }

    private static async Task<Ok<ApiList<AudienceAnswer>>> ListAsync(AudienceStore store, AudienceQuery query, CancellationToken ct)
    {
        var answers = new List<AudienceAnswer>();
        foreach (var audience in await store.ListAsync(ct))
        {
            answers.Add(await AnswerAsync(audience, query, ct));
        }

        return TypedResults.Ok(new ApiList<AudienceAnswer>(answers, answers.Count, NextCursor: null));
    }

    private static async Task<Results<Created<AudienceAnswer>, ProblemHttpResult>> CreateAsync(AudienceBody body, AudienceStore store, AudienceQuery query, CancellationToken ct)
    {
        var (id, problem) = await store.CreateAsync(body.Name, body.Criteria ?? new AudienceCriteria(), null, ct);
        return problem is null
            ? TypedResults.Created($"/api/v1/audiences/{id}", await AnswerAsync((await store.FindAsync(id, ct))!, query, ct))
            : TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<AudienceAnswer>, NotFound>> FindAsync(Guid id, AudienceStore store, AudienceQuery query, CancellationToken ct)
        => await store.FindAsync(id, ct) is { } found ? TypedResults.Ok(await AnswerAsync(found, query, ct)) : TypedResults.NotFound();

    private static async Task<Results<Ok<AudienceAnswer>, NotFound, ProblemHttpResult>> ChangeAsync(
        Guid id, AudienceBody body, AudienceStore store, AudienceQuery query, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is null)
        {
            return TypedResults.NotFound();
        }

        return await store.ChangeAsync(id, body.Name, body.Criteria ?? new AudienceCriteria(), ct) is { } problem
            ? TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Ok(await AnswerAsync((await store.FindAsync(id, ct))!, query, ct));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(Guid id, AudienceStore store, CancellationToken ct)
        => await store.DeleteAsync(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> CustomersAsync(Guid id, AudienceStore store, AudienceQuery query, FigureAnswers answers, CancellationToken ct)
        => await store.FindAsync(id, ct) is { } found
            ? await answers.AnswerListAsync((cursor, limit) => query.CustomersAsync(found.Criteria, cursor, limit, ct), "audience", CustomerRows.Columns, ct)
            : TypedResults.NotFound();

    private static async Task<AudienceAnswer> AnswerAsync(SavedAudience audience, AudienceQuery query, CancellationToken ct)
        => new(audience.Id, audience.Name, audience.Criteria, await query.CountAsync(audience.Criteria, ct), audience.CreatedAt, audience.ChangedAt);
}
