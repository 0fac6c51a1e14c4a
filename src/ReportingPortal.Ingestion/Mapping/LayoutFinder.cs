using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Looks at a file and at what was said of it and of files like it, and decides how it is read.</summary>
/// <param name="sniff">Looks at the file, given what a person said of how it is written.</param>
/// <param name="returned">Finds the upload whose rejected rows it brings back; null where nobody asks.</param>
internal sealed class LayoutFinder(TenantSession session, Func<ToldDialect, Dialect> sniff, ReturnedFile? returned = null)
{
    /// <exception cref="UnreadableFileException">The file as a whole can't be read.</exception>
    public async Task<LayoutChoice> FindAsync(Upload upload, CancellationToken ct)
    {
        var known = Dialect.FromJson(upload.Dialect);
        if (known?.Sent is { } sent)
        {
            (upload.Kind, upload.Preset, upload.Mapping) = (sent.Kind, sent.Preset, sent.Mapping);
        }

        var given = MappingOptions.ToldBy(LayoutChoice.GivenWith(upload));
        var dialect = await SniffAsync(given, known?.Fingerprint, ct);
        var saved = await RecallAsync(dialect.Fingerprint, ct);
        if (saved is not null && upload.Mapping is null && MappingOptions.ToldBy(LayoutChoice.Parse(saved.Mapping)) is var told && told != ToldDialect.Nothing)
        {
            dialect = await SniffAsync(told, dialect.Fingerprint, ct);
        }

        var isGiven = LayoutChoice.HasFields(LayoutChoice.GivenWith(upload));
        dialect = isGiven ? dialect : dialect with { Sent = new(upload.Kind, upload.Preset, upload.Mapping) };
        if (returned is not null && await returned.FindOriginalAsync(dialect, ct) is { } original && (upload.Kind == UploadKind.Auto || upload.Kind == original.Kind))
        {
            return WithEncoding(OfReturned(upload, original, dialect, await returned.DateOrderAsync(original, dialect, ct), saved), isGiven);
        }

        return WithEncoding(LayoutChoice.Of(upload, dialect, saved), isGiven);
    }

    /// <summary>Rows that were rejected once are read as the file they come from, but where the sender says otherwise.</summary>
    /// <param name="dateOrder">The one a spreadsheet wrote its dates in; null where nothing tells.</param>
    private static LayoutChoice OfReturned(Upload upload, Upload original, Dialect dialect, string? dateOrder, SavedMapping? saved)
    {
        if (upload.Preset is null && !LayoutChoice.HasFields(LayoutChoice.GivenWith(upload)))
        {
            var mapping = LayoutChoice.GivenWith(upload).Concat(CorrectionMapping.Of(original, dialect)).DistinctBy(pair => pair.Key).ToDictionary();
            if (dateOrder is not null)
            {
                mapping.TryAdd(MappingOptions.DateOrder, dateOrder);
            }

            (upload.Kind, upload.Preset, upload.Mapping) = (original.Kind, original.Preset, JsonSerializer.Serialize(mapping));
            dialect = dialect.With($"Its rows were rejected in {original.FileName} and are read as that file was.");
        }

        var choice = LayoutChoice.Of(upload, dialect, saved);
        return choice with { Layout = choice.Layout with { Corrects = original.UploadId } };
    }

    /// <summary>Who was asked for this file and named no other encoding has confirmed the one found.</summary>
    private static LayoutChoice WithEncoding(LayoutChoice choice, bool isGiven)
        => choice.Layout.Dialect.EncodingDoubt is { } doubt && !isGiven
            ? choice with { Question = choice.Question is null ? doubt : $"{doubt} {choice.Question}" }
            : choice;

    /// <summary>
    /// A file is recognised by its header as it was found before anybody said how it is written: the next one is found
    /// the same way.
    /// </summary>
    public async Task<Dialect> SniffAsync(ToldDialect told, string? knownFingerprint, CancellationToken ct)
    {
        var dialect = await Task.Run(() => sniff(told), ct);
        return dialect with
        {
            Fingerprint = told != ToldDialect.Nothing && knownFingerprint is { Length: > 0 } known
                ? known
                : HeaderFingerprint.Of(dialect.Columns.Select(column => column.Name)),
        };
    }

    private async Task<SavedMapping?> RecallAsync(string fingerprint, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            var saved = await session.Db.SavedMappings.AsNoTracking().SingleOrDefaultAsync(m => m.HeaderFingerprint == fingerprint, ct);
            if (saved is not null)
            {
                // People are told the day as their own calendar had it.
                saved.SavedAt = TimeZoneInfo.ConvertTime(saved.SavedAt, session.Tenant.Zone);
            }

            return saved;
        }
    }
}
