using Dapper;
using Quartz;
using Quartz.Extensibility;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Jobs;

public sealed record RunningJob(string Title, string? Tenant, DateTimeOffset Since, int? Percent, string? Message, string Node);

/// <param name="Attempt">0 at first, n for the n-th retry.</param>
public sealed record WaitingJob(string Title, string? Tenant, DateTimeOffset? NextAt, DateTimeOffset? LastAt, int Attempt, bool IsRecurring, string? Description);

/// <param name="Cause">What went wrong, where something did.</param>
public sealed record FinishedJob(
    string EntryId, string Title, string? Tenant, DateTimeOffset At, TimeSpan Lasted, JobRunResult Result, string? Summary, string? Cause, bool WillRetry, string Node);

public sealed record WorkerNode(string Name, DateTimeOffset? LastSeenAt, bool IsAlive);

/// <summary>What the scheduler does, has done and will do, on all nodes, in words an operator reads.</summary>
public sealed class JobConsole(ISchedulerFactory schedulers, IExecutionHistoryStore history, PlatformDatabase platform)
{
    public async Task<IReadOnlyList<RunningJob>> RunningAsync(CancellationToken ct)
    {
        var tenants = await TenantsAsync(ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var instances = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing, Take = PagedQuery.All }, ct);
        return [.. instances.Items
            .Where(f => f.JobKey?.Name != Schedules.ResumeStalledWork)
            .OrderBy(f => f.FireTimeUtc)
            .Select(f => new RunningJob(
                JobNames.InWords(f.JobKey!), NameOf(tenants, f.TriggerKey.Name), f.FireTimeUtc, f.Progress, f.ProgressMessage, f.SchedulerInstanceId))];
    }

    public async Task<IReadOnlyList<WaitingJob>> WaitingAsync(CancellationToken ct)
    {
        var tenants = await TenantsAsync(ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        return [.. triggers.Items
            .Where(t => t.NextFireTimeUtc is not null)
            .OrderBy(t => t.NextFireTimeUtc)
            .Select(t => new WaitingJob(
                JobNames.InWords(t.JobKey!), NameOf(tenants, t.Key.Name), t.NextFireTimeUtc, t.PreviousFireTimeUtc, t.RetryAttempt,
                t.Key.Group != JobNames.Group && t.Key.Group != SchedulerConstants.DefaultRecoveryGroup, t.Description))];
    }

    /// <summary>Runs that failed and will not be tried again by themselves, latest first.</summary>
    public async Task<IReadOnlyList<FinishedJob>> FailedAsync(DateTimeOffset since, CancellationToken ct)
    {
        var tenants = await TenantsAsync(ct);
        var failed = await history.QueryExecutions(
            new ExecutionHistoryQuery { SchedulerName = Hosting.Jobs.SchedulerName, Results = [JobRunResult.Failed], FiredFrom = since, Take = 200 }, ct);
        return [.. failed.Items.Where(entry => !entry.RetryScheduled).Select(entry => Finished(entry, tenants))];
    }

    public async Task<(IReadOnlyList<FinishedJob> Jobs, int Total)> HistoryAsync(JobSearch search, int skip, int take, CancellationToken ct)
    {
        var tenants = await TenantsAsync(ct);
        var page = await history.QueryExecutions(search.ToQuery(tenants) with { Skip = skip, Take = take, IncludeTotalCount = true }, ct);
        return ([.. page.Items.Select(entry => Finished(entry, tenants))], page.TotalCount ?? page.Items.Count);
    }

    /// <summary>A run with what it logged; null when it is no longer kept.</summary>
    public async Task<(FinishedJob Job, string? Log)?> FindAsync(string entryId, CancellationToken ct)
        => await history.GetExecution(Hosting.Jobs.SchedulerName, entryId, ct) is { } entry
            ? (Finished(entry, await TenantsAsync(ct)), entry.Log)
            : null;

    public async Task<IReadOnlyList<WorkerNode>> NodesAsync(CancellationToken ct)
        => [.. (await (await schedulers.GetScheduler(ct)).QueryClusterNodes(ct))
            .Where(node => node.LastCheckInUtc is not null)
            .Select(node => new WorkerNode(node.InstanceId, node.LastCheckInUtc, node.State == ClusterNodeState.Alive))];

    private static FinishedJob Finished(ExecutionHistoryEntry entry, IReadOnlyDictionary<int, string> tenants) => new(
        entry.EntryId!, JobNames.InWords(new JobKey(entry.JobName, entry.JobGroup)), NameOf(tenants, entry.TriggerName), entry.FiredAtUtc, entry.Duration,
        entry.EffectiveResult, entry.Summary, entry.ExceptionMessage ?? (entry.EffectiveResult == JobRunResult.Failed ? entry.Summary : null),
        entry.RetryScheduled, entry.SchedulerInstanceId);

    private static string? NameOf(IReadOnlyDictionary<int, string> tenants, string triggerName)
        => JobNames.TenantOf(triggerName) is { } id ? tenants.GetValueOrDefault(id) : null;

    private async Task<IReadOnlyDictionary<int, string>> TenantsAsync(CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var rows = await connection.QueryAsync<(int TenantId, string Slug)>(new CommandDefinition("select tenant_id, slug from tenants", cancellationToken: ct));
        return rows.ToDictionary(row => row.TenantId, row => row.Slug);
    }
}
