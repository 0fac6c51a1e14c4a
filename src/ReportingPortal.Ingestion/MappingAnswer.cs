using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion;

/// <summary>Takes a person's answer to "which column is what?", remembers it for files with the same header, and lets the upload go on.</summary>
public sealed class MappingAnswer(TenantSession session, UploadStore store, TimeProvider clock)
{
    /// <summary>
    /// Stores the mapping (canonical field to source column; <see cref="MappingOptions"/> may stand among the fields) and puts
    /// the upload back to Received; the caller starts the job again. Of an upload that is loaded already the answer is
    /// remembered only.
    /// </summary>
    /// <returns>What is wrong with the answer, in sentences; empty when it was taken.</returns>
    public async Task<IReadOnlyList<string>> AnswerAsync(
        Guid uploadId, UploadKind kind, IReadOnlyDictionary<string, string> mapping, CancellationToken ct)
    {
        if (await ReadAsync(uploadId, ct) is not { } seen || seen.Status is UploadStatus.Running or UploadStatus.Cancelled || Dialect.FromJson(seen.Dialect) is not { } dialect)
        {
            return ["This upload is not waiting for a mapping."];
        }

        List<string> unknown = [.. MappingOptions.ProblemsOf(mapping)];
        if (unknown.Count > 0)
        {
            return unknown;
        }

        try
        {
            dialect = await LookAgainAsync(seen, MappingOptions.ToldBy(mapping), ct);
        }
        catch (UnreadableFileException unreadable)
        {
            return [unreadable.Message];
        }

        var problems = FieldMapping.ProblemsOf(kind, mapping, [.. dialect.Columns.Select(column => column.Name)]);
        return problems.Count > 0 ? problems : await TakeAsync(seen, kind, mapping, dialect, ct);
    }

    /// <summary>What was said of files with this upload's header; null where nothing was.</summary>
    public async Task<SavedMapping?> FindRememberedAsync(Upload upload, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var fingerprint = FingerprintOf(upload);
        return await session.Db.SavedMappings.AsNoTracking().SingleOrDefaultAsync(m => m.HeaderFingerprint == fingerprint, ct);
    }

    /// <summary>Forgets what was said of files with this upload's header; false where nothing was.</summary>
    public async Task<bool> ForgetAsync(Guid uploadId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var upload = await session.Db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.UploadId == uploadId, ct);
        var fingerprint = upload is null ? "" : FingerprintOf(upload);
        var forgotten = await session.Db.SavedMappings.Where(m => m.HeaderFingerprint == fingerprint).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return forgotten > 0;
    }

    /// <summary>How the file looks when it is written as a person says: for the page that shows it before it is confirmed.</summary>
    /// <exception cref="UnreadableFileException">So read, the file is no table.</exception>
    public async Task<Dialect> LookAgainAsync(Upload upload, ToldDialect told, CancellationToken ct)
    {
        var known = Dialect.FromJson(upload.Dialect);
        var isAsKnown = known is not null && (told.Encoding ?? known.Encoding) == known.Encoding && (told.Delimiter ?? known.Delimiter) == known.Delimiter;
        return isAsKnown
            ? known!
            : await new LayoutFinder(session, say => FileSniffer.Sniff(store.ContentOf(upload.UploadId), upload.Origin, say)).SniffAsync(told, FingerprintOf(upload), ct);
    }

    private async Task<Upload?> ReadAsync(Guid uploadId, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.UploadId == uploadId, ct);
        }
    }

    private async Task<IReadOnlyList<string>> TakeAsync(
        Upload seen, UploadKind kind, IReadOnlyDictionary<string, string> mapping, Dialect dialect, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var upload = await session.Db.Uploads.SingleAsync(u => u.UploadId == seen.UploadId, ct);
        if (upload.Status != seen.Status)
        {
            return ["Somebody else has answered meanwhile."];
        }

        var answer = JsonSerializer.Serialize(WithRowTotals(upload, WithHabits(upload, kind, mapping)));
        if (upload.Status is UploadStatus.NeedsMapping or UploadStatus.Received or UploadStatus.Failed)
        {
            upload.Kind = kind;
            upload.Preset = null;
            upload.Mapping = answer;
            upload.Dialect = (dialect with { Sent = null, AsksOfTotals = false }).ToJson();
            upload.SourceColumns = [.. dialect.Columns.Select(column => column.Name)];
            upload.Status = UploadStatus.Received;
            upload.Stage = null;
            upload.Error = null;
        }

        await RememberAsync(upload, kind, answer, ct);
        await session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    /// <summary>Who corrects a column of a known layout does not want its returns and first rows forgotten.</summary>
    private static IReadOnlyDictionary<string, string> WithHabits(Upload upload, UploadKind kind, IReadOnlyDictionary<string, string> mapping)
        => upload.Preset is { } name && Presets.ByName(name) is { } preset && preset.Kind == kind && preset.Rules != LayoutRules.None
            && !mapping.ContainsKey(MappingOptions.Habits)
                ? new Dictionary<string, string>(mapping) { [MappingOptions.Habits] = name }
                : mapping;

    /// <summary>Who was shown that orders repeat a total, and keeps it for the sales of rows, is not asked again.</summary>
    private static IReadOnlyDictionary<string, string> WithRowTotals(Upload upload, IReadOnlyDictionary<string, string> mapping)
        => Dialect.FromJson(upload.Dialect)?.AsksOfTotals == true && mapping.TryGetValue("net_sales", out var total)
            && new[] { "net_sales", "order_total", "gross_sales" }.Any(field => LayoutChoice.GivenWith(upload).GetValueOrDefault(field) == total)
                ? new Dictionary<string, string>(mapping) { [MappingOptions.RowTotals] = "yes" }
                : mapping;

    private async Task RememberAsync(Upload upload, UploadKind kind, string mapping, CancellationToken ct)
    {
        var fingerprint = FingerprintOf(upload);
        var saved = await session.Db.SavedMappings.SingleOrDefaultAsync(m => m.HeaderFingerprint == fingerprint, ct);
        if (saved is null)
        {
            saved = new SavedMapping { TenantId = upload.TenantId, HeaderFingerprint = fingerprint };
            session.Db.SavedMappings.Add(saved);
        }

        saved.Kind = kind;
        saved.Mapping = mapping;
        saved.SavedAt = clock.GetUtcNow();
    }

    private static string FingerprintOf(Upload upload)
        => Dialect.FromJson(upload.Dialect)?.Fingerprint is { Length: > 0 } known ? known : HeaderFingerprint.Of(upload.SourceColumns);
}
