using Quartz;
using ReportingPortal.Reports.Deliveries;

namespace ReportingPortal.Web.Jobs;

/// <summary>Compares each tenant's ledger with what should be in it. One tenant's trouble does not end the round.</summary>
public sealed class WatchDeliveriesJob(DueTenants tenants, IServiceScopeFactory scopes, ILogger<WatchDeliveriesJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var failed = 0;
        foreach (var tenantId in await tenants.ScheduledAsync(cancellationToken))
        {
            try
            {
                await WatchAsync(tenantId, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed++;
                log.LogError(e, "The deliveries of tenant {TenantId} could not be watched", tenantId);
            }
        }

        context.Result = failed == 0 ? JobRunReport.Skipped() : throw new JobExecutionException($"{failed} shops could not be watched.");
    }

    private async Task WatchAsync(int tenantId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<TenantJobScope>().EnterAsync(tenantId, ct)
            && await scope.ServiceProvider.GetRequiredService<DeliveryWatch>().RunAsync(ct) is { } found
            && found is not (0, 0, 0))
        {
            log.LogWarning(
                "Tenant {TenantId}: {Recovered} attempts recovered, {Realigned} schedules moved to the shop's zone, {Reopened} schedules reopened",
                tenantId, found.Recovered, found.Realigned, found.Reopened);
        }
    }
}
