using Dapper;
using Quartz;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Jobs;

public enum StalledKind
{
    Upload,

    /// <summary>An undo that was asked for.</summary>
    Undo,

    AnalysisRun,

    /// <summary>Facts changed and no run was asked for: the process ended between the two.</summary>
    MissingAnalysis,

    /// <summary>Asked for by a person; the scheduled ones are looked after by the ledger.</summary>
    Report,
}

public sealed record StalledItem(string Kind, int TenantId, Guid? Id);

/// <summary>
/// Accepted work that no job carries: the process ended between the accepting and the scheduling, or in the middle of the
/// work. With it nothing that was answered "accepted" is ever lost, whatever became of the scheduler's own memory.
/// </summary>
public sealed class StalledWork(PlatformDatabase platform, ISchedulerFactory schedulers, JobSettings settings, TimeProvider clock)
{
    private static readonly SqlFile Unfinished = SqlFile.Of<StalledWork>("Jobs/UnfinishedWork.sql");

    public async Task<IReadOnlyList<StalledItem>> FindAsync(CancellationToken ct)
    {
        // The scheduler is asked first: work that ends in between is no longer unfinished when the rows are read.
        var carried = await CarriedAsync(await schedulers.GetScheduler(ct), ct);
        await using var connection = await platform.OpenAsync(ct);
        var before = clock.GetUtcNow() - settings.ResumeAfter;
        var rows = await connection.QueryAsync<StalledItem>(new CommandDefinition(Unfinished.Text, new { before }, cancellationToken: ct));
        return [.. rows.Where(item => item.Id is not { } id || !carried.Contains(NameOf(item, id)))];
    }

    private static string NameOf(StalledItem item, Guid id)
        => item.Kind == nameof(StalledKind.Undo) ? JobNames.OfUndo(item.TenantId, id) : JobNames.Of(item.TenantId, id);

    private static async Task<HashSet<string>> CarriedAsync(IScheduler scheduler, CancellationToken ct)
    {
        var waiting = await scheduler.QueryTriggers(new TriggerQuery { Group = Group(JobNames.Group), Take = PagedQuery.All }, ct);
        var recovering = await scheduler.GetTriggerKeys(Group(SchedulerConstants.DefaultRecoveryGroup), ct);
        var running = await scheduler.QueryFireInstances(new FireInstanceQuery { Take = PagedQuery.All }, ct);
        var names = waiting.Items.Select(t => t.Key.Name).Concat(running.Items.Select(f => f.TriggerKey.Name)).ToHashSet();
        foreach (var trigger in await scheduler.GetTriggers(recovering, ct))
        {
            // A recovered firing runs under a name of its own and remembers the one it stands for.
            names.Add(trigger.JobDataMap.GetString(SchedulerConstants.FailedJobOriginalTriggerName) ?? trigger.Key.Name);
        }

        return names;
    }

    private static GroupMatcher<TriggerKey> Group(string name) => GroupMatcher<TriggerKey>.GroupEquals(name);
}
