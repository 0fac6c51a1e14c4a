using Quartz;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Simulation;

namespace ReportingPortal.Web.Jobs;

/// <summary>Every few seconds: lets the invented visitors of demo shops do what they do. One shop's trouble is not another's.</summary>
public sealed class RunSimulationsJob(DueTenants tenants, LiveSimulations simulations, IServiceScopeFactory scopes, ILogger<RunSimulationsJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var events = 0;
        var running = await tenants.WithSimulationAsync(cancellationToken);
        foreach (var tenantId in running)
        {
            try
            {
                events += await SendAsync(tenantId, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The simulation of tenant {TenantId} could not go on", tenantId);
            }
        }

        context.Result = running.Count == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded($"{events} events in {running.Count} demo shops");
    }

    private async Task<int> SendAsync(int tenantId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<TenantJobScope>().EnterAsync(tenantId, ct)
            && await simulations.SendDueAsync(services.GetRequiredService<TenantSession>(), services.GetRequiredService<LiveShop>(), ct) is { } sent
            ? sent.Events
            : 0;
    }
}
