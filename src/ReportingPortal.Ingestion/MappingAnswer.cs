using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion;

/// <summary>Takes a person's answer to "which column is what?", remembers it for files with the same header, and lets the upload go on.</summary>
public sealed class MappingAnswer(TenantSession session, TimeProvider clock)
{
    /// <summary>
    /// Stores the mapping (canonical field to source column; the options date_order and decimal_mark may stand among the
    /// fields) and puts the upload back to Received. The caller starts the job again.
    /// </summary>
    /// <returns>What is wrong with the answer, in sentences; empty when it was taken.</returns>
    public async Task<IReadOnlyList<string>> AnswerAsync(
        Guid uploadId, UploadKind kind, IReadOnlyDictionary<string, string> mapping, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var upload = await session.Db.Uploads.SingleOrDefaultAsync(u => u.UploadId == uploadId, ct);
        if (upload is null || upload.Status is not (UploadStatus.NeedsMapping or UploadStatus.Received or UploadStatus.Failed))
        {
            return ["This upload is not waiting for a mapping."];
        }

        var problems = FieldMapping.ProblemsOf(kind, mapping, upload.SourceColumns);
        if (problems.Count > 0)
        {
            return problems;
        }

        upload.Kind = kind;
        upload.Preset = null;
        upload.Mapping = JsonSerializer.Serialize(mapping);
        upload.Status = UploadStatus.Received;
        upload.Stage = null;
        upload.Error = null;
        await RememberAsync(upload, ct);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    private async Task RememberAsync(Upload upload, CancellationToken ct)
    {
        var fingerprint = HeaderFingerprint.Of(upload.SourceColumns);
        var saved = await session.Db.SavedMappings.SingleOrDefaultAsync(m => m.HeaderFingerprint == fingerprint, ct);
        if (saved is null)
        {
            saved = new SavedMapping { TenantId = upload.TenantId, HeaderFingerprint = fingerprint };
            session.Db.SavedMappings.Add(saved);
        }

        saved.Kind = upload.Kind;
        saved.Mapping = upload.Mapping!;
        saved.SavedAt = clock.GetUtcNow();
    }
}
