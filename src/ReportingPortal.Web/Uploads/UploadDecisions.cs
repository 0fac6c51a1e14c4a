using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Uploads;

/// <summary>What a person or a program decides about an upload that was read: take it over, take it out again.</summary>
public sealed class UploadDecisions(CurrentTenant tenant, SignedInUser user, UploadRequests requests, TrustedSources trusted, JobQueue queue)
{
    private Guid? Person => user.IsSet ? user.UserId : null;

    /// <param name="trust">Load files with the same columns without a question from now on.</param>
    /// <returns>False when the upload asks no longer.</returns>
    public async Task<bool> ConfirmAsync(Upload upload, bool trust, CancellationToken ct)
    {
        if (!await requests.ConfirmAsync(upload.UploadId, Person, ct))
        {
            return false;
        }

        if (trust)
        {
            await trusted.TrustAsync(upload, Person, ct);
        }

        await queue.EnqueueIngestAsync(tenant.TenantId, upload.UploadId, CancellationToken.None);
        return true;
    }

    /// <returns>False when the upload is not loaded.</returns>
    public async Task<bool> UndoAsync(Guid uploadId, CancellationToken ct)
    {
        var asked = await requests.RequestUndoAsync(uploadId, Person, ct);
        if (asked)
        {
            await queue.EnqueueUndoAsync(tenant.TenantId, uploadId, CancellationToken.None);
        }

        return asked;
    }

    /// <summary>Has what an undo would change worked out for a state of the data; asked twice it is done once.</summary>
    /// <param name="again">Whatever is known or under way.</param>
    public async Task PreviewUndoAsync(Guid uploadId, long dataVersion, bool again, CancellationToken ct)
    {
        if (await requests.RequestUndoPreviewAsync(uploadId, dataVersion, again, ct))
        {
            await queue.EnqueueUndoPreviewAsync(tenant.TenantId, uploadId, CancellationToken.None);
        }
    }
}
