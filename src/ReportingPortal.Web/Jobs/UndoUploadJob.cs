using Quartz;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Undoing;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Jobs;

/// <summary>Takes an upload out again, then has the figures recomputed that stood on it.</summary>
public sealed class UndoUploadJob(TenantJobScope scope, UndoUpload undo, UploadQuery uploads, JobQueue queue) : TenantJob<UndoUploadWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, UndoUploadWork work, CancellationToken ct)
    {
        var status = await undo.RunAsync(work.UploadId, new JobProgress(context), ct);
        if (status == UploadStatus.Undone)
        {
            await queue.EnqueueAnalysisAsync(work.TenantId, CancellationToken.None);
        }

        var upload = await uploads.FindAsync(work.UploadId, CancellationToken.None);
        context.Result = upload switch
        {
            null => JobRunReport.Failed("There is no such upload."),
            { Error: { } error } => JobRunReport.Failed($"{upload.FileName}: {error}"),
            _ => JobRunReport.Succeeded($"{upload.FileName}: {UploadView.StateWord(upload.Status).ToLowerInvariant()}"),
        };
    }
}
