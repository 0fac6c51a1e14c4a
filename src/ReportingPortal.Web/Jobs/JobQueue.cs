using Quartz;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Jobs;

/// <summary>
/// The one way work gets to the scheduler, for page, API, command line and jobs. Handing the same work in twice makes one
/// job: its trigger is named after the row it works on.
/// </summary>
public sealed class JobQueue(ISchedulerFactory schedulers, IServiceScopeFactory scopes, JobSettings settings, TimeProvider clock)
{
    /// <summary>Has an upload read. An upload that waits already keeps its place.</summary>
    public async Task EnqueueIngestAsync(int tenantId, Guid uploadId, CancellationToken ct = default)
        => await (await schedulers.GetScheduler(ct)).ScheduleJob<IngestUploadJob, IngestUploadWork>(
            new IngestUploadWork(tenantId, uploadId), TimeSpan.Zero, Options(tenantId, JobNames.Of(tenantId, uploadId), TriggerConflict.Keep), ct);

    /// <summary>Has a tenant's waiting events made an upload. Behind what is loading: meanwhile more may come.</summary>
    public async Task EnqueueEventsAsync(int tenantId, CancellationToken ct = default)
        => await (await schedulers.GetScheduler(ct)).ScheduleJob<CollectTenantEventsJob, CollectEventsWork>(
            new CollectEventsWork(tenantId), TimeSpan.Zero, Options(tenantId, JobNames.TenantPrefix(tenantId) + "events", TriggerConflict.Keep), ct);

    /// <summary>Has a tenant's data analysed after a moment of rest: a further call puts the waiting run off, so that several uploads make one run.</summary>
    /// <returns>The run that will see the data of this moment.</returns>
    public async Task<Guid> EnqueueAnalysisAsync(int tenantId, CancellationToken ct = default)
    {
        var run = await RequestAsync(tenantId, ct);
        await ScheduleAnalysisAsync(tenantId, run.RunId, DelayOf(run.RequestedAt), ct);
        return run.RunId;
    }

    /// <summary>Takes a queued run up again, without a new request.</summary>
    public Task ResumeAnalysisAsync(int tenantId, Guid runId, CancellationToken ct = default)
        => ScheduleAnalysisAsync(tenantId, runId, TimeSpan.Zero, ct);

    /// <summary>Stops the work on a row: a waiting job is taken out, a running one is told to stop, on whichever node it runs.</summary>
    public async Task StopAsync(int tenantId, Guid id, CancellationToken ct = default)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.UnscheduleJob(JobNames.KeyOf(tenantId, id), ct);
        var running = await scheduler.QueryFireInstances(new FireInstanceQuery { Take = PagedQuery.All }, ct);
        foreach (var instance in running.Items.Where(f => f.TriggerKey.Name == JobNames.Of(tenantId, id)))
        {
            await scheduler.InterruptFireInstance(instance.FireInstanceId, ct);
        }
    }

    private async Task ScheduleAnalysisAsync(int tenantId, Guid runId, TimeSpan delay, CancellationToken ct)
        => await (await schedulers.GetScheduler(ct)).ScheduleJob<AnalyseTenantJob, AnalyseTenantWork>(
            new AnalyseTenantWork(tenantId, runId), delay, Options(tenantId, JobNames.Of(tenantId, runId), TriggerConflict.Replace), ct);

    private static OneOffJobOptions Options(int tenantId, string name, TriggerConflict onConflict) => new()
    {
        Name = name,
        Group = JobNames.Group,
        ExecutionGroup = JobGroups.Data(tenantId),
        OnConflict = onConflict,
        RequestRecovery = true,
    };

    private async Task<AnalysisRunDetails> RequestAsync(int tenantId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TenantJobScope>().EnterAsync(tenantId, ct);
        var runId = await scope.ServiceProvider.GetRequiredService<TenantAnalysis>().RequestAsync(ct);
        return (await scope.ServiceProvider.GetRequiredService<AnalysisRunQuery>().RunAsync(runId, ct))!;
    }

    private TimeSpan DelayOf(DateTimeOffset requestedAt)
    {
        var latest = requestedAt + settings.AnalysisDelayAtMost - clock.GetUtcNow();
        return latest < settings.AnalysisDelay ? (latest > TimeSpan.Zero ? latest : TimeSpan.Zero) : settings.AnalysisDelay;
    }
}
