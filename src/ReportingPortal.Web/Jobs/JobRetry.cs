using System.Text.Json;
using Quartz;
using Quartz.Extensibility;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Jobs;

/// <summary>Starts failed work again, on an operator's word, with what it was given the first time.</summary>
public sealed class JobRetry(
    ISchedulerFactory schedulers, IExecutionHistoryStore history, JobQueue queue, IServiceScopeFactory scopes, PlatformAudit audit)
{
    /// <returns>False when the run is no longer kept or carries nothing to start it with.</returns>
    public async Task<bool> RetryAsync(string entryId, Guid actor, CancellationToken ct)
    {
        if (await history.GetExecution(Hosting.Jobs.SchedulerName, entryId, ct) is not { } entry)
        {
            return false;
        }

        var job = new JobKey(entry.JobName, entry.JobGroup);
        var started = job.Name switch
        {
            var name when name == SchedulerConstants.ScheduledJobKey<IngestUploadJob>().Name => await RetryIngestAsync(Read<IngestUploadWork>(entry), ct),
            var name when name == SchedulerConstants.ScheduledJobKey<AnalyseTenantJob>().Name => await RetryAnalysisAsync(Read<AnalyseTenantWork>(entry), ct),
            _ => await TriggerAsync(job, entry, ct),
        };
        if (started)
        {
            await audit.WriteAsync(actor, "job.retry", JobNames.TenantOf(entry.TriggerName), $"{job.Name} {entry.TriggerName}", ct);
        }

        return started;
    }

    /// <summary>Has a failed or cancelled upload of any tenant read once more.</summary>
    public async Task<bool> RetryUploadAsync(int tenantId, Guid uploadId, Guid actor, CancellationToken ct)
    {
        var started = await RetryIngestAsync(new IngestUploadWork(tenantId, uploadId), ct);
        if (started)
        {
            await audit.WriteAsync(actor, "upload.retry", tenantId, uploadId.ToString(), ct);
        }

        return started;
    }

    private async Task<bool> RetryIngestAsync(IngestUploadWork? work, CancellationToken ct)
    {
        if (work is null)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TenantJobScope>().EnterAsync(work.TenantId, ct);
        return await scope.ServiceProvider.GetRequiredService<UploadReceiver>().RetryAsync(work.UploadId, ct);
    }

    private async Task<bool> RetryAnalysisAsync(AnalyseTenantWork? work, CancellationToken ct)
    {
        if (work is not null)
        {
            await queue.EnqueueAnalysisAsync(work.TenantId, ct);
        }

        return work is not null;
    }

    private async Task<bool> TriggerAsync(JobKey job, ExecutionHistoryEntry entry, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        if (!await scheduler.Exists(job, ct))
        {
            return false;
        }

        var data = new JobDataMap();
        if (entry.Input is { } input)
        {
            data[SchedulerConstants.JobInput] = input;
        }

        await scheduler.TriggerJob(job, data, ct);
        return true;
    }

    private static TWork? Read<TWork>(ExecutionHistoryEntry entry)
        where TWork : class
        => entry.Input is { } input ? JsonSerializer.Deserialize<TWork>(input, JsonSerializerOptions.Web) : null;
}
