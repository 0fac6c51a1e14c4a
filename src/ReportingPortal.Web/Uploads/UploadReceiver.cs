using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Uploads;

/// <summary>
/// The one way a file comes in, for page, API and demo data: stored durably first, then handed to the scheduler. Should the
/// process end between the two, <see cref="ResumeStalledWorkJob"/> hands it in.
/// </summary>
public sealed class UploadReceiver(TenantSession session, SignedInUser user, UploadStore store, JobQueue queue)
{
    public async Task<Upload> ReceiveAsync(
        Stream content, string fileName, UploadKind kind, string? preset, IReadOnlyDictionary<string, string>? mapping, CancellationToken ct)
    {
        var upload = await store.SaveAsync(content, fileName, kind, preset, user.IsSet ? user.UserId : null, mapping, ct);
        // Stored is accepted: from here on a sender who goes away changes nothing.
        await queue.EnqueueIngestAsync(session.Tenant.TenantId, upload.UploadId, CancellationToken.None);
        return upload;
    }

    /// <returns>False when the upload was done already.</returns>
    public async Task<bool> CancelAsync(Guid uploadId, CancellationToken ct)
    {
        var cancelled = await store.CancelAsync(uploadId, ct);
        if (cancelled)
        {
            await queue.StopAsync(session.Tenant.TenantId, uploadId, CancellationToken.None);
        }

        return cancelled;
    }

    /// <summary>Has a failed or cancelled upload read once more; its raw bytes are kept.</summary>
    public async Task<bool> RetryAsync(Guid uploadId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var reset = await session.Db.Uploads
            .Where(u => u.UploadId == uploadId && (u.Status == UploadStatus.Failed || u.Status == UploadStatus.Cancelled))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.Status, UploadStatus.Received)
                    .SetProperty(u => u.Attempts, 0)
                    .SetProperty(u => u.BytesRead, 0)
                    .SetProperty(u => u.Error, (string?)null)
                    .SetProperty(u => u.FinishedAt, (DateTimeOffset?)null),
                ct);
        await transaction.CommitAsync(ct);
        if (reset == 1)
        {
            await queue.EnqueueIngestAsync(session.Tenant.TenantId, uploadId, CancellationToken.None);
        }

        return reset == 1;
    }
}
