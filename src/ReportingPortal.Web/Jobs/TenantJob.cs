using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>
/// A job of one tenant: enters the tenant, then calls the capability. Work that names no tenant never reaches the
/// capability; it fails for good, since no later attempt can know more.
/// </summary>
public abstract class TenantJob<TWork>(TenantJobScope scope) : IJob<TWork>
    where TWork : class, ITenantWork
{
    public async ValueTask Execute(IJobExecutionContext context, TWork input, CancellationToken cancellationToken = default)
    {
        if (input is not { TenantId: > 0 })
        {
            throw new JobExecutionException($"The job {context.Trigger.Key} names no tenant.") { UnscheduleFiringTrigger = true };
        }

        if (await scope.EnterAsync(input.TenantId, cancellationToken))
        {
            await RunAsync(context, input, cancellationToken);
        }
        else
        {
            context.Result = JobRunReport.Skipped($"Tenant {input.TenantId} is suspended.");
        }
    }

    protected abstract Task RunAsync(IJobExecutionContext context, TWork work, CancellationToken ct);
}
