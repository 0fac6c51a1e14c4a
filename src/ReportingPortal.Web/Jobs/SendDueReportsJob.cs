using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>Every minute: finds the tenants with something due and hands each its own job.</summary>
public sealed class SendDueReportsJob(DueTenants tenants, ReportQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var due = await tenants.FindAsync(cancellationToken);
        foreach (var tenantId in due)
        {
            await queue.EnqueueDeliveriesAsync(tenantId, cancellationToken);
        }

        context.Result = due.Count == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded($"{due.Count} shops with reports due");
    }
}
