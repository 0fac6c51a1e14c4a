using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>Hands in again what no job carries. Runs across tenants and names each tenant in what it hands in.</summary>
public sealed class ResumeStalledWorkJob(StalledWork stalled, JobQueue queue, ReportQueue reports, ILogger<ResumeStalledWorkJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var found = await stalled.FindAsync(cancellationToken);
        foreach (var item in found)
        {
            log.LogWarning("Resuming {Kind} {Id} of tenant {TenantId}, which no job carried", item.Kind, item.Id, item.TenantId);
            await (item switch
            {
                { Kind: nameof(StalledKind.Upload), Id: { } uploadId } => queue.EnqueueIngestAsync(item.TenantId, uploadId, cancellationToken),
                { Kind: nameof(StalledKind.Undo), Id: { } uploadId } => queue.EnqueueUndoAsync(item.TenantId, uploadId, cancellationToken),
                { Kind: nameof(StalledKind.AnalysisRun), Id: { } runId } => queue.ResumeAnalysisAsync(item.TenantId, runId, cancellationToken),
                { Kind: nameof(StalledKind.Report), Id: { } reportId } => reports.EnqueueRenderAsync(item.TenantId, reportId, cancellationToken),
                _ => queue.EnqueueAnalysisAsync(item.TenantId, cancellationToken),
            });
        }

        context.Result = found.Count == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded($"{found.Count} resumed");
    }
}
