using Quartz;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Jobs;

/// <summary>Loads a stored file, then has the figures that stand on it recomputed.</summary>
public sealed class IngestUploadJob(TenantJobScope scope, IngestUpload ingest, UploadQuery uploads, JobQueue queue) : TenantJob<IngestUploadWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, IngestUploadWork work, CancellationToken ct)
    {
        var status = await ingest.RunAsync(work.UploadId, new JobProgress(context), ct);
        var upload = await uploads.FindAsync(work.UploadId, CancellationToken.None);
        if (upload is { Members: > 0 })
        {
            await EnqueueMembersAsync(work);
        }
        else if (status == UploadStatus.Succeeded)
        {
            await queue.EnqueueAnalysisAsync(work.TenantId, CancellationToken.None);
        }

        context.Result = upload switch
        {
            null => JobRunReport.Failed("There is no such upload."),
            { Status: UploadStatus.Failed } => JobRunReport.Failed($"{upload.FileName}: {upload.Error}"),
            { Members: > 0 } => JobRunReport.Succeeded($"{upload.FileName}: {upload.Members} files inside, each an upload of its own"),
            _ => JobRunReport.Succeeded($"{upload.FileName}: {UploadView.StateWord(upload.Status).ToLowerInvariant()}, {upload.RowsRead:N0} rows read, {upload.RowsNew:N0} new, {upload.RowsRejected:N0} rejected"),
        };
    }

    /// <summary>Should the process end before all are handed in, <see cref="ResumeStalledWorkJob"/> finds the rest waiting.</summary>
    private async Task EnqueueMembersAsync(IngestUploadWork work)
    {
        foreach (var member in await uploads.MembersAsync(work.UploadId, CancellationToken.None))
        {
            if (member.Status == UploadStatus.Received)
            {
                await queue.EnqueueIngestAsync(work.TenantId, member.UploadId, CancellationToken.None);
            }
        }
    }
}
