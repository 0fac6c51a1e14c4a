using Quartz;
using ReportingPortal.Ingestion.Events;

namespace ReportingPortal.Web.Jobs;

/// <summary>Every few seconds: finds the tenants whose sent events have waited long enough and hands each its own job.</summary>
public sealed class CollectEventsJob(DueTenants tenants, JobQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var due = await tenants.WithEventsAsync(cancellationToken);
        foreach (var tenantId in due)
        {
            await queue.EnqueueEventsAsync(tenantId, cancellationToken);
        }

        context.Result = due.Count == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded($"{due.Count} shops with events");
    }
}

/// <summary>Makes one tenant's waiting events an upload and has it read.</summary>
public sealed class CollectTenantEventsJob(TenantJobScope scope, EventInbox inbox, JobQueue queue) : TenantJob<CollectEventsWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, CollectEventsWork work, CancellationToken ct)
    {
        var uploads = 0;
        var isFull = true;
        while (isFull && await inbox.CollectAsync(ct) is { } collected)
        {
            await queue.EnqueueIngestAsync(work.TenantId, collected.UploadId, CancellationToken.None);
            uploads++;
            isFull = collected.IsFull;
        }

        context.Result = JobRunReport.Succeeded($"{uploads} uploads of events");
    }
}
