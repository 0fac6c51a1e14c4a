using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Reports.Csv;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Api;

/// <summary>Files in, and what became of them.</summary>
public static class UploadEndpoints
{
    private const int DefaultLimit = 100;

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        var uploads = api.MapGroup("/uploads").WithTags("Ingestion");
        uploads.MapPost("", ReceiveAsync).RequireAuthorization(Policies.ApiWrite)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithName("CreateUpload").WithSummary("Upload a file")
            .WithDescription("The body is the raw file, of any size, streamed to storage: text with separators, JSON Lines, an Excel workbook (.xlsx), or any of them in gzip or zip; what it is is found by its bytes. An archive of several files, or a workbook of several sheets, becomes several uploads, listed as its members. Content-Encoding: gzip is allowed. With dry_run=true the upload stops as needs_confirmation with its preview, and waits for POST …/confirm.")
            .AddOpenApiOperationTransformer(DescribeBody).ProducesProblem(400).ProducesProblem(415);
        uploads.MapGet("", ListAsync).WithName("ListUploads").WithSummary("List uploads, newest first").ProducesProblem(400);
        uploads.MapGet("/{id:guid}", FindAsync).WithName("GetUpload").WithSummary("One upload with its counts and progress");
        uploads.MapPut("/{id:guid}/mapping", MapColumnsAsync).RequireAuthorization(Policies.ApiWrite)
            .WithName("AnswerMapping").WithSummary("Say which column is what, and resume").ProducesProblem(400).ProducesProblem(409);
        uploads.MapGet("/{id:guid}/rejected.csv", RejectedAsync)
            .WithName("GetRejectedRows").WithSummary("The rejected rows: original columns, row_number, reasons, upload_id")
            .WithDescription("Corrected and uploaded again, as any file and under any name, the rows are known by row_number and upload_id: they are read as the file they come from, and those that can be taken now are closed. With open=true those nobody has corrected yet, as they came back last. Those of an upload that was undone stay to be read, as they were when it was loaded; rows_rejected counts them still. None of its rows is in the figures.")
            .Produces(200, contentType: "text/csv").ProducesProblem(404);
        uploads.MapPost("/{id:guid}/cancel", CancelAsync).RequireAuthorization(Policies.ApiWrite)
            .WithName("CancelUpload").WithSummary("Give an upload up; nothing of it becomes visible. An undo under way is given up, and the upload stays loaded").ProducesProblem(409);
        uploads.MapUploadDecisions();
    }

    private static async Task<Results<Accepted<UploadAccepted>, ProblemHttpResult>> ReceiveAsync(
        HttpContext context, UploadReceiver receiver, CurrentTenant tenant,
        string kind = "auto", [FromQuery(Name = "file_name")] string? fileName = null, string? preset = null,
        [FromQuery(Name = "dry_run")] bool dryRun = false, CancellationToken ct = default)
    {
        if (!UploadKindName.TryParse(kind, out var parsed))
        {
            return Problem($"kind is one of {string.Join(", ", UploadKindName.All)}.");
        }

        if (preset is not null && !IsPlain(preset))
        {
            return Problem("preset is the name of a known layout.");
        }

        if (!TryReadMapping(context.Request.Headers["X-Mapping"], out var mapping))
        {
            return Problem("The header X-Mapping is a JSON object: canonical field to source column.");
        }

        if (context.Request.HasFormContentType && context.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return Problem("The body is the file itself, not a form with the file in it.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Request.Headers.ContentEncoding is [{ } encoding] && encoding is not ("gzip" or "identity"))
        {
            return Problem($"The content encoding {encoding} is not known; send the file as it is or with gzip.", StatusCodes.Status415UnsupportedMediaType);
        }

        UploadBody.Relax(context);
        if (await UploadBody.IsEmptyAsync(context.Request.BodyReader, ct))
        {
            return Problem("The body is empty; it is the file itself.");
        }

        var upload = await receiver.ReceiveAsync(context.Request.BodyReader.AsStream(), fileName ?? "upload.csv", parsed, preset, mapping, dryRun, ct);
        return TypedResults.Accepted($"/api/v1/uploads/{upload.UploadId}", new UploadAccepted(upload.UploadId, upload.Status));
    }

    private static async Task<Results<Ok<ApiList<UploadAnswer>>, ProblemHttpResult>> ListAsync(
        UploadQuery query, string? cursor = null, int limit = DefaultLimit, CancellationToken ct = default)
    {
        if (limit is < 1 or > 1000 || !UploadCursor.TryParse(cursor, out var before))
        {
            return Problem(limit is < 1 or > 1000 ? "limit lies between 1 and 1000." : "The cursor is not one of this list.");
        }

        var uploads = await query.ListAsync(limit + 1, before?.ReceivedAt, ct, before?.UploadId);
        var page = uploads.Take(limit).Select(UploadAnswer.Of).ToList();
        var next = uploads.Count > limit ? UploadCursor.After(uploads[limit - 1]) : null;
        return TypedResults.Ok(new ApiList<UploadAnswer>(page, await query.CountAsync(ct), next));
    }

    private static async Task<Results<Ok<UploadAnswer>, NotFound>> FindAsync(Guid id, UploadQuery query, CancellationToken ct)
        => await query.FindAsync(id, ct) is { } upload
            ? TypedResults.Ok(UploadAnswer.Of(upload, await query.MembersAsync(id, ct)))
            : TypedResults.NotFound();

    private static async Task<Results<Accepted<UploadAccepted>, NotFound, ProblemHttpResult>> MapColumnsAsync(
        Guid id, [FromBody] JsonElement body, MappingForm form, UploadQuery query, string? kind = null, CancellationToken ct = default)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        if (upload.Status is not (UploadStatus.NeedsMapping or UploadStatus.Received or UploadStatus.Failed))
        {
            return Problem("The upload is not waiting for a mapping.", StatusCodes.Status409Conflict);
        }

        if (!MappingBody.TryRead(body, kind, out var answer))
        {
            return Problem("Send a JSON object: canonical field to source column, or {\"kind\": …, \"mapping\": {…}}.");
        }

        var problems = await form.AnswerAsync(upload, answer.Kind, answer.Mapping, ct);
        return problems.Count == 0
            ? TypedResults.Accepted($"/api/v1/uploads/{id}", new UploadAccepted(id, UploadStatus.Received))
            : Problem(string.Join(" ", problems));
    }

    private static async Task<Results<PushStreamHttpResult, NotFound>> RejectedAsync(
        Guid id, RejectedRowsFile file, UploadQuery query, bool escape = true, bool open = false, CancellationToken ct = default)
        => await query.FindAsync(id, ct) is { } upload
            ? TypedResults.Stream(
                output => file.WriteAsync(output, upload, escape ? CsvDialect.Commas : CsvDialect.Plain, escape, onlyOpen: open && upload.Status == UploadStatus.Succeeded, ct),
                "text/csv; charset=utf-8", RejectedRowsFile.NameOf(upload))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<UploadAnswer>, NotFound, ProblemHttpResult>> CancelAsync(
        Guid id, UploadReceiver receiver, UploadQuery query, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        return await receiver.CancelAsync(id, ct)
            ? TypedResults.Ok(UploadAnswer.Of(upload) with { Status = upload.Status == UploadStatus.Undoing ? UploadStatus.Succeeded : UploadStatus.Cancelled, Stage = null })
            : Problem("The upload is done already; there is nothing to cancel.", StatusCodes.Status409Conflict);
    }

    /// <summary>Any content type is taken, so the endpoint itself declares none: that would refuse all others.</summary>
    private static Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "X-Mapping",
            In = ParameterLocation.Header,
            Description = "Which column is what: a JSON object, canonical field to source column, in ASCII (other letters as \\u escapes). "
                + $"Options on how the file is written may stand among the fields: {string.Join(", ", MappingOptions.All)}. Left out, columns are recognised.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = """{"order_id": "Order no", "ordered_at": "Date", "net_sales": "Total", "date_order": "day_first"}""",
        });
        var file = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/octet-stream"] = file },
        };
        return Task.CompletedTask;
    }

    private static bool TryReadMapping(string? header, out Dictionary<string, string>? mapping)
    {
        mapping = null;
        if (string.IsNullOrEmpty(header))
        {
            return true;
        }

        try
        {
            mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(header);
            return mapping is not null && mapping.All(pair => IsPlain(pair.Key) && pair.Value is not null && IsPlain(pair.Value));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Text that the database can hold: no control characters, no halves of characters.</summary>
    private static bool IsPlain(string text) => text.EnumerateRunes().All(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar);

    private static ProblemHttpResult Problem(string detail, int status = StatusCodes.Status400BadRequest)
        => TypedResults.Problem(detail, statusCode: status);
}
