using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Api;

/// <summary>What a program decides about an upload that was read: take it over, take it out again.</summary>
public static class UploadDecisionEndpoints
{
    public static void MapUploadDecisions(this RouteGroupBuilder uploads)
    {
        uploads.MapPost("/{id:guid}/confirm", ConfirmAsync).RequireAuthorization(Policies.ApiWrite)
            .WithName("ConfirmUpload").WithSummary("Load an upload that waits for confirmation").ProducesProblem(409);
        uploads.MapPost("/{id:guid}/undo", UndoAsync).RequireAuthorization(Policies.ApiWrite)
            .WithName("UndoUpload").WithSummary("Take a loaded upload out again: restores exactly the state without it").ProducesProblem(409);
    }

    private static async Task<Results<Accepted<UploadAnswer>, NotFound, ProblemHttpResult>> ConfirmAsync(
        Guid id, UploadDecisions decisions, UploadQuery query, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        return await decisions.ConfirmAsync(upload, trust: false, ct)
            ? Accepted(upload, UploadStatus.Received)
            : Conflict("The upload waits for no confirmation.");
    }

    private static async Task<Results<Accepted<UploadAnswer>, NotFound, ProblemHttpResult>> UndoAsync(
        Guid id, UploadDecisions decisions, UploadQuery query, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        return await decisions.UndoAsync(id, ct)
            ? Accepted(upload, UploadStatus.Undoing)
            : Conflict("Only an upload that is loaded can be undone.");
    }

    private static Accepted<UploadAnswer> Accepted(Upload upload, UploadStatus status)
        => TypedResults.Accepted($"/api/v1/uploads/{upload.UploadId}", UploadAnswer.Of(upload) with { Status = status });

    private static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);
}
