using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Api;

public sealed record AnalysisRunAccepted(Guid Id, string Status);

/// <summary>A computation of all results, with the time of each step.</summary>
public sealed record AnalysisRunAnswer(
    Guid Id, string Status, DateOnly? AsOfDate, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<RunStep> Steps, string? Error)
{
    public static AnalysisRunAnswer Of(AnalysisRunDetails run)
        => new(run.RunId, run.Status.ToLowerInvariant(), run.AsOfDate, run.RequestedAt, run.StartedAt, run.FinishedAt, run.Steps, run.Error);
}

/// <summary>Recomputing what stands on the data. Runs start by themselves after every upload.</summary>
public static class AnalysisRunEndpoints
{
    public static void MapAnalysisRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/analysis-runs").WithTags("Ingestion");
        runs.MapPost("", StartAsync).RequireAuthorization(Policies.ApiWrite).WithName("CreateAnalysisRun").WithSummary("Recompute now");
        runs.MapGet("", ListAsync).WithName("ListAnalysisRuns").WithSummary("The latest runs, newest first").ProducesProblem(400);
        runs.MapGet("/{id:guid}", FindAsync).WithName("GetAnalysisRun").WithSummary("One run with the time of each step");
    }

    private static async Task<Accepted<AnalysisRunAccepted>> StartAsync(CurrentTenant tenant, JobQueue queue, CancellationToken ct)
    {
        var runId = await queue.EnqueueAnalysisAsync(tenant.TenantId, ct);
        return TypedResults.Accepted($"/api/v1/analysis-runs/{runId}", new AnalysisRunAccepted(runId, "queued"));
    }

    private static async Task<Results<Ok<ApiList<AnalysisRunAnswer>>, ProblemHttpResult>> ListAsync(
        AnalysisRunQuery query, int limit = 20, CancellationToken ct = default)
    {
        if (limit is < 1 or > 1000)
        {
            return TypedResults.Problem("limit lies between 1 and 1000.", statusCode: StatusCodes.Status400BadRequest);
        }

        var runs = await query.LatestAsync(limit, ct);
        return TypedResults.Ok(new ApiList<AnalysisRunAnswer>([.. runs.Select(AnalysisRunAnswer.Of)], runs.Count, NextCursor: null));
    }

    private static async Task<Results<Ok<AnalysisRunAnswer>, NotFound>> FindAsync(Guid id, AnalysisRunQuery query, CancellationToken ct)
        => await query.RunAsync(id, ct) is { } run ? TypedResults.Ok(AnalysisRunAnswer.Of(run)) : TypedResults.NotFound();
}
