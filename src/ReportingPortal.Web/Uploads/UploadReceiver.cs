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
public sealed class UploadReceiver(CurrentTenant tenant, SignedInUser user, UploadStore store, UploadRequests requests, JobQueue queue)
{
    /// <param name="asksFirst">Stop before the figures change, and wait for a person's word.</param>
    public async Task<Upload> ReceiveAsync(
        Stream content, string fileName, UploadKind kind, string? preset, IReadOnlyDictionary<string, string>? mapping, bool asksFirst, CancellationToken ct)
    {
        var upload = await store.SaveAsync(content, fileName, kind, preset, user.IsSet ? user.UserId : null, mapping, asksFirst, ct);
        // Stored is accepted: from here on a sender who goes away changes nothing.
        await queue.EnqueueIngestAsync(tenant.TenantId, upload.UploadId, CancellationToken.None);
        return upload;
    }

    /// <summary>Ends what is being done with an upload. An undo that is cancelled leaves it loaded.</summary>
    /// <returns>False when the upload was done already.</returns>
    public async Task<bool> CancelAsync(Guid uploadId, CancellationToken ct)
    {
        var cancelled = await requests.CancelAsync(uploadId, ct);
        if (cancelled)
        {
            await queue.StopAsync(tenant.TenantId, uploadId, CancellationToken.None);
        }

        return cancelled;
    }

    /// <summary>Has a failed, cancelled or undone upload read once more; its raw bytes are kept.</summary>
    public async Task<bool> RetryAsync(Guid uploadId, CancellationToken ct)
    {
        var received = await requests.ReceiveAgainAsync(uploadId, ct);
        if (received)
        {
            await queue.EnqueueIngestAsync(tenant.TenantId, uploadId, CancellationToken.None);
        }

        return received;
    }
}
