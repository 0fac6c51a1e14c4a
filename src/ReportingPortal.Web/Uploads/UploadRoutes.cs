using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Uploads;

/// <summary>What the upload pages load beside themselves: live progress and files.</summary>
public static class UploadRoutes
{
    public static void MapUploadRoutes(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup("/t/{slug}/uploads").RequireAuthorization(Policies.TenantViewer).ExcludeFromDescription();
        uploads.MapGet("/events", Events);
        uploads.MapGet("/{id:guid}/rejected.csv", RejectedAsync);
        uploads.MapGet("/{id:guid}/original", OriginalAsync).RequireAuthorization(Policies.TenantAnalyst);
    }

    /// <summary>Bytes as they came, under the name they came with.</summary>
    public static FileStreamHttpResult Original(UploadStore store, Upload upload)
        => TypedResults.Stream(store.OpenRaw(upload.UploadId), "application/octet-stream", upload.FileName);

    private static ServerSentEventsResult<IReadOnlyList<UploadView>> Events(UploadEvents events, CancellationToken ct)
        => TypedResults.ServerSentEvents(events.WatchAsync(ct));

    private static async Task<Results<PushStreamHttpResult, NotFound>> RejectedAsync(
        Guid id, UploadQuery query, RejectedRowsFile file, HttpContext context, CancellationToken ct)
        => await query.FindAsync(id, ct) is { } upload
            ? TypedResults.Stream(output => file.WriteAsync(output, upload, CsvChoice.DialectFor(context), escape: true, onlyOpen: upload.Status == UploadStatus.Succeeded, ct), "text/csv; charset=utf-8", RejectedRowsFile.NameOf(upload))
            : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> OriginalAsync(Guid id, UploadQuery query, UploadStore store, CancellationToken ct)
        => await query.FindAsync(id, ct) is { } upload ? Original(store, upload) : TypedResults.NotFound();
}
