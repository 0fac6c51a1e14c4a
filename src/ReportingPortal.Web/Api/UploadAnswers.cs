using System.Text.Json;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Web.Api;

/// <summary>What was accepted: the id to ask for.</summary>
public sealed record UploadAccepted(Guid Id, UploadStatus Status);

/// <summary>An upload as the API tells it. <c>rows_read</c> is always the sum of the four counts after it, once it is loaded.</summary>
/// <param name="Stage">What is being done now; null where nothing is.</param>
/// <param name="Progress">0 to 1, of the file's bytes; 1 only when all is done.</param>
/// <param name="Dialect">How the file is written, with the evidence; null until it was looked at.</param>
/// <param name="Mapping">Canonical field to source column; null until it is known.</param>
/// <param name="Preview">What loading it (or undoing it) would change, worked out before; null where nobody asked.</param>
/// <param name="ParentId">The archive or workbook it came out of, an upload too.</param>
/// <param name="Origin">Where in its parent it lay.</param>
/// <param name="CorrectsId">The upload whose rejected rows this one brings back, corrected in the browser or in a file.</param>
/// <param name="ValuesCorrected">Values of its rows that rules of the shop replaced while it was read.</param>
/// <param name="RulesApplied">How many rules did.</param>
/// <param name="Members">Uploads that came out of this one, in its order; told for a single upload only.</param>
public sealed record UploadAnswer(
    Guid Id, string FileName, UploadKind Kind, string? Preset, UploadStatus Status, string? Stage, double Progress, UploadWork Work, long ByteSize,
    JsonElement? Dialect, JsonElement? Mapping, IReadOnlyList<string> SourceColumns,
    long RowsRead, long RowsNew, long RowsChanged, long RowsUnchanged, long RowsRejected,
    DateTimeOffset ReceivedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    JsonElement? Preview, DateTimeOffset? ConfirmedAt, DateTimeOffset? UndoneAt, Guid? UndoneBy, string? Error,
    Guid? ParentId, string? Origin, Guid? CorrectsId, long ValuesCorrected, int RulesApplied, IReadOnlyList<UploadMember>? Members)
{
    public static UploadAnswer Of(Upload upload) => Of(upload, null);

    public static UploadAnswer Of(Upload upload, IEnumerable<Upload>? members) => Of(upload, AppliedRule.Of(upload), members);

    private static UploadAnswer Of(Upload upload, IReadOnlyList<AppliedRule> rules, IEnumerable<Upload>? members) => new(
        upload.UploadId, upload.FileName, upload.Kind, upload.Preset, upload.Status, upload.Stage, UploadProgress.ShareOf(upload), UploadWork.Of(upload), upload.ByteSize,
        Parse(upload.Dialect), Parse(upload.Mapping), upload.SourceColumns,
        upload.RowsRead, upload.RowsNew, upload.RowsChanged, upload.RowsUnchanged, upload.RowsRejected,
        upload.ReceivedAt, upload.StartedAt, upload.FinishedAt,
        Parse(upload.Preview), upload.ConfirmedAt, upload.UndoneAt, upload.UndoneBy, upload.Error,
        upload.ParentUploadId, upload.Origin, upload.CorrectsUploadId, rules.Sum(rule => rule.Values), rules.Count,
        members?.Select(m => new UploadMember(m.UploadId, m.FileName, m.Origin, m.Status)).ToList());

    private static JsonElement? Parse(string? json) => json is null ? null : JsonDocument.Parse(json).RootElement.Clone();
}

/// <summary>A file out of an archive or a workbook: an upload of its own.</summary>
public sealed record UploadMember(Guid Id, string FileName, string? Origin, UploadStatus Status);

/// <summary>How far an upload is, in bytes and rows.</summary>
/// <param name="RowsRead">So far.</param>
/// <param name="ExpectedFinishAt">Judged by how far it is; null while that can't be told, or nothing is under way.</param>
public sealed record UploadWork(long BytesRead, long RowsRead, DateTimeOffset? ExpectedFinishAt)
{
    public static UploadWork Of(Upload upload) => new(upload.BytesRead, upload.RowsRead, upload.ExpectedFinishAt);
}

/// <summary>How far an upload is, for a bar.</summary>
public static class UploadProgress
{
    public static double ShareOf(Upload upload) => upload switch
    {
        { Status: UploadStatus.Succeeded, Stage: null } or { Status: UploadStatus.Undone } => 1,
        { ByteSize: 0 } => 0,
        _ => Math.Min(0.99, Math.Round((double)upload.BytesRead / upload.ByteSize, 4)),
    };
}
