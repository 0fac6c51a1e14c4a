using Quartz;
using ReportingPortal.Ingestion.Undoing;

namespace ReportingPortal.Web.Jobs;

/// <summary>Works out what undoing an upload would change, for the page that asks before it is done.</summary>
public sealed class PreviewUndoJob(TenantJobScope scope, UndoUpload undo) : TenantJob<PreviewUndoWork>(scope)
{
    protected override Task RunAsync(IJobExecutionContext context, PreviewUndoWork work, CancellationToken ct)
        => undo.PreviewAsync(work.UploadId, new JobProgress(context), ct);
}
