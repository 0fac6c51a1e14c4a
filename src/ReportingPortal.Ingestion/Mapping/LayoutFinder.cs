using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Looks at a file and at what was said of it and of files like it, and decides how it is read.</summary>
/// <param name="sniff">Looks at the file, given what a person said of how it is written.</param>
internal sealed class LayoutFinder(TenantSession session, Func<ToldDialect, Dialect> sniff)
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

        dialect = LayoutChoice.HasFields(LayoutChoice.GivenWith(upload)) ? dialect : dialect with { Sent = new(upload.Kind, upload.Preset, upload.Mapping) };
        return WithEncoding(LayoutChoice.Of(upload, dialect, saved), upload);
    }

    /// <summary>Who was asked for this file and named no other encoding has confirmed the one found.</summary>
    private static LayoutChoice WithEncoding(LayoutChoice choice, Upload upload)
        => choice.Layout.Dialect.EncodingDoubt is { } doubt && !LayoutChoice.HasFields(LayoutChoice.GivenWith(upload))
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
