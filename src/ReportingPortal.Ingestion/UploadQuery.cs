using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion;

/// <summary>What pages and API read of a tenant's uploads.</summary>
public sealed class UploadQuery(TenantSession session)
{
    /// <summary>Uploads received before a moment (null: all), newest first.</summary>
    /// <param name="beforeId">Of several uploads of that very moment, those that come after this one in the list.</param>
    public async Task<IReadOnlyList<Upload>> ListAsync(int limit, DateTimeOffset? before, CancellationToken ct, Guid? beforeId = null)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AsNoTracking()
            .Where(upload => before == null || upload.ReceivedAt < before || (upload.ReceivedAt == before && upload.UploadId < beforeId))
            .OrderByDescending(upload => upload.ReceivedAt).ThenByDescending(upload => upload.UploadId)
            .Take(limit)
            .ToListAsync(ct);
    }

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.CountAsync(ct);
    }

    /// <summary>One upload with its counts and progress; null for an unknown one and for another tenant's.</summary>
    public async Task<Upload?> FindAsync(Guid uploadId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AsNoTracking().SingleOrDefaultAsync(upload => upload.UploadId == uploadId, ct);
    }

    /// <summary>The uploads that came out of an archive or a workbook, in its order.</summary>
    public async Task<IReadOnlyList<Upload>> MembersAsync(Guid parentUploadId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AsNoTracking()
            .Where(upload => upload.ParentUploadId == parentUploadId)
            .OrderByDescending(upload => upload.UploadId)
            .ToListAsync(ct);
    }

    /// <summary>Earlier uploads of the same bytes, newest first: the sender may have meant another file.</summary>
    public async Task<IReadOnlyList<Upload>> SameFileAsync(Upload upload, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AsNoTracking()
            .Where(other => other.Sha256 == upload.Sha256 && other.UploadId != upload.UploadId && other.ReceivedAt <= upload.ReceivedAt)
            .OrderByDescending(other => other.ReceivedAt)
            .ToListAsync(ct);
    }

    /// <summary>The rejected rows in file order, streamed: a file of nothing but mistakes is no burden.</summary>
    public async IAsyncEnumerable<RejectedRow> RejectedAsync(
        Guid uploadId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var rows = session.Db.RejectedRows.AsNoTracking()
            .Where(row => row.UploadId == uploadId)
            .OrderBy(row => row.RowNumber)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return row;
        }
    }
}
