using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// The other files of the archive, or sheets of the workbook, that an upload came out of. Orders in one and their items in another
/// are one export: nobody has to confirm that half of each order is missing.
/// </summary>
internal sealed class ArchiveMates(TenantSession session, UploadStore store)
{
    private const int Most = 50;

    /// <returns>The name of one of this kind; null where there is none.</returns>
    public async Task<string?> FindAsync(Upload upload, UploadKind kind, CancellationToken ct)
    {
        if (upload.ParentUploadId is not { } parent)
        {
            return null;
        }

        List<Upload> mates;
        await using (await session.BeginWriteAsync(ct))
        {
            mates = await session.Db.Uploads.AsNoTracking()
                .Where(mate => mate.ParentUploadId == parent && mate.UploadId != upload.UploadId).OrderBy(mate => mate.UploadId).Take(Most).ToListAsync(ct);
        }

        return (await Task.Run(() => mates.Find(mate => IsOf(mate, kind)), ct))?.FileName;
    }

    private bool IsOf(Upload mate, UploadKind kind)
    {
        try
        {
            using var content = store.ContentOf(mate.UploadId);
            return !content.IsSeveral && LayoutChoice.Of(mate, FileSniffer.Sniff(content, mate.Origin), saved: null).Layout.Kind == kind;
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }
}
