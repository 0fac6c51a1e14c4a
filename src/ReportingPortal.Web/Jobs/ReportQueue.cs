using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>The way reports and deliveries get to the scheduler, in the tenant's report group: drawing never waits behind an import.</summary>
public sealed class ReportQueue(ISchedulerFactory schedulers)
{
    public async Task EnqueueRenderAsync(int tenantId, Guid reportId, CancellationToken ct = default)
        => await (await schedulers.GetScheduler(ct)).ScheduleJob<RenderReportJob, RenderReportWork>(
            new RenderReportWork(tenantId, reportId), TimeSpan.Zero, Options(tenantId, JobNames.Of(tenantId, reportId)), ct);

    /// <summary>Has the tenant's due mails sent. One such job waits at most.</summary>
    public async Task EnqueueDeliveriesAsync(int tenantId, CancellationToken ct = default)
        => await (await schedulers.GetScheduler(ct)).ScheduleJob<SendTenantReportsJob, SendReportsWork>(
            new SendReportsWork(tenantId), TimeSpan.Zero, Options(tenantId, JobNames.TenantPrefix(tenantId) + "deliveries"), ct);

    private static OneOffJobOptions Options(int tenantId, string name) => new()
    {
        Name = name,
        Group = JobNames.Group,
        ExecutionGroup = JobGroups.Report(tenantId),
        OnConflict = TriggerConflict.Keep,
        RequestRecovery = true,
    };
}
