using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Hosting;

/// <summary>
/// Sends the demo shop its first weekly report as soon as its figures are there, so that a new installation has a mail to
/// look at before the first Monday. Where a mail is on the ledger already, at every later start, it does nothing.
/// </summary>
public sealed class DemoFirstReport(IServiceScopeFactory scopes, HostRoles roles) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!roles.IsWorker)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(GivesUpAfter);
        try
        {
            while (!await TrySendAsync(patience.Token))
            {
                await Task.Delay(LooksEvery, patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops, or the figures did not come: the weekly schedule sends the next one.
        }
    }

    /// <returns>True when there is nothing left to do.</returns>
    private async Task<bool> TrySendAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ReportingDbContext>();
        if (await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.IsDemo, ct) is not { } demo)
        {
            return true;
        }

        services.GetRequiredService<CurrentTenant>().Set(demo);
        await services.GetRequiredService<TenantSession>().EnsureReadAsync(ct);
        var schedule = await db.ReportSchedules.AsNoTracking().OrderBy(s => s.CreatedAt).FirstOrDefaultAsync(ct);
        if (schedule is null || await db.Deliveries.AnyAsync(ct))
        {
            return true;
        }

        if (!await db.TenantStates.AnyAsync(s => s.CurrentRunId != null, ct))
        {
            return false;
        }

        await services.GetRequiredService<DueLedger>().WriteNowAsync(schedule.ScheduleId, ct);
        await services.GetRequiredService<ReportQueue>().EnqueueDeliveriesAsync(demo.TenantId, ct);
        return true;
    }
}
