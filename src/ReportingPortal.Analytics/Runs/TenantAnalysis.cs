using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Data;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The run after an upload: the steps of <see cref="RunGraph"/>, each timed and taken up where a crash left them; results become visible in one transaction.</summary>
public sealed class TenantAnalysis(TenantSession session, DayCache days, TimeProvider clock)
{
    /// <summary>Finished runs kept: the one pages read, and the one they read before.</summary>
    private const int KeptRuns = 2;

    private static readonly SqlFile AddTurn = SqlFile.Of<TenantAnalysis>("Runs/AddTurn.sql");
    private static readonly SqlFile TakeTurn = SqlFile.Of<TenantAnalysis>("Runs/TakeTurn.sql");

    private ReportingDbContext Db => session.Db;

    /// <summary>
    /// Adds a queued run and returns its id; an already queued one is returned instead. In the transaction the caller
    /// writes in (who then commits it), else in its own.
    /// </summary>
    public async Task<Guid> RequestAsync(CancellationToken ct)
    {
        await using var own = session.IsWriting ? null : await session.BeginWriteAsync(ct);
        var queued = await Db.AnalysisRuns.AsNoTracking()
            .Where(run => run.Status == RunStatus.Queued).OrderBy(run => run.RequestedAt).FirstOrDefaultAsync(ct);
        if (queued is not null)
        {
            return queued.RunId;
        }

        var added = new AnalysisRun { TenantId = session.Tenant.TenantId, Status = RunStatus.Queued, RequestedAt = clock.GetUtcNow() };
        Db.Add(added);
        await Db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return added.RunId;
    }

    /// <summary>
    /// Computes a run. Can be called again after a crash or a failure, and goes on with the steps that are not done; a run that
    /// succeeded, or is long gone, is left alone. Runs of a tenant wait for each other, whichever process they are in. Must be
    /// called outside a transaction.
    /// </summary>
    /// <exception cref="Exception">What made the run fail, after its cause was stored with it.</exception>
    public async Task RunAsync(Guid runId, CancellationToken ct)
    {
        var turn = session.Beside();
        await using var _ = turn.Db;
        await TakeAsync(turn, ct);
        if (await StartAsync(runId, ct) is not { } run)
        {
            return;
        }

        try
        {
            await ComputeAsync(run, ct);
            await CompleteAsync(runId, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Db.ChangeTracker.Clear();
            await FailAsync(runId, e);
            throw;
        }
    }

    /// <summary>Waits for the tenant's other runs; the turn is given back with the unit of work.</summary>
    private static async Task TakeAsync(TenantSession turn, CancellationToken ct)
    {
        await using (var transaction = await turn.BeginWriteAsync(ct))
        {
            await turn.ExecuteAsync(AddTurn, null, ct);
            await transaction.CommitAsync(ct);
        }

        await turn.BeginWriteAsync(ct);
        await turn.QuerySingleAsync<int>(TakeTurn, null, ct);
    }

    /// <summary>
    /// Marks the run as running over the data as they are now. What an earlier attempt has written stays where the data are
    /// still the same, and goes where they are not. Null when there is nothing to do.
    /// </summary>
    private async Task<AnalysisRun?> StartAsync(Guid runId, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        await using var transaction = await session.BeginWriteAsync(ct);
        var run = await Db.AnalysisRuns.AsNoTracking().SingleOrDefaultAsync(r => r.RunId == runId && r.Status != RunStatus.Succeeded, ct);
        if (run is null)
        {
            return null;
        }

        var state = await StateAsync(ct);
        if (run.StartedAt is null || run.DataVersion != state.DataVersion)
        {
            // With its row go the results of every step.
            await Db.AnalysisRuns.Where(r => r.RunId == runId).ExecuteDeleteAsync(ct);
            Db.Add(run);
        }
        else
        {
            Db.Attach(run);
        }

        (run.Status, run.StartedAt, run.FinishedAt, run.Error) = (RunStatus.Running, clock.GetUtcNow(), null, null);
        (run.AsOfDate, run.DataVersion) = (state.AsOfDate, state.DataVersion);
        await Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return run;
    }

    /// <summary>Does the run's steps, which no page reads yet, all on one state of the data; begins anew where that has moved on since the start.</summary>
    private async Task ComputeAsync(AnalysisRun run, CancellationToken ct)
    {
        for (var current = run; current is not null; current = await StartAsync(run.RunId, ct))
        {
            await using var transaction = await session.BeginReadAsync(ct);
            var state = await StateAsync(ct);
            if (state.DataVersion == current.DataVersion)
            {
                using var data = new RunData(session, days, current.DataVersion, LastDay(state));
                await new StepRunner(session, clock).RunAsync(RunGraph.Steps, await ContextAsync(current, data, ct), ct);
                return;
            }
        }
    }

    /// <summary>The day the data were changed, in the shop's zone: what they date after it is still to come. The same for every run over a state.</summary>
    private DateOnly LastDay(TenantState state)
    {
        var changed = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(state.DataChangedAt ?? clock.GetUtcNow(), session.Tenant.Zone).DateTime);
        return state.AsOfDate is { } asOf && asOf > changed ? asOf : changed;
    }

    private async Task<RunContext> ContextAsync(AnalysisRun run, RunData data, CancellationToken ct)
        => new(run.RunId, run.AsOfDate, run.DataVersion, await PreviousAsync(ct), run.StartedAt!.Value, data);

    /// <summary>The run pages read; where a new version of the portal has taken that from them, the last one there was.</summary>
    private async Task<Guid?> PreviousAsync(CancellationToken ct)
        => (await StateAsync(ct)).CurrentRunId
            ?? await Db.AnalysisRuns.Where(run => run.Status == RunStatus.Succeeded).OrderByDescending(run => run.FinishedAt).ThenByDescending(run => run.RunId).Select(run => (Guid?)run.RunId).FirstOrDefaultAsync(ct);

    private async Task<TenantState> StateAsync(CancellationToken ct)
        => await Db.TenantStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? new TenantState();

    /// <summary>Completes the run, turns the pages to it and drops what nobody reads any more, all at once.</summary>
    private async Task CompleteAsync(Guid runId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        await Db.AnalysisRuns.Where(run => run.RunId == runId).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Status, RunStatus.Succeeded).SetProperty(run => run.FinishedAt, clock.GetUtcNow()), ct);
        if (await Db.TenantStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.CurrentRunId, runId), ct) == 0)
        {
            Db.Add(new TenantState { TenantId = session.Tenant.TenantId, CurrentRunId = runId });
            await Db.SaveChangesAsync(ct);
        }

        await DeleteOldRunsAsync(ct);
        await new RecommendationStore(session, new RecommendationSettings()).DeleteUnusedAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task DeleteOldRunsAsync(CancellationToken ct)
    {
        var kept = await Db.AnalysisRuns.AsNoTracking().Where(run => run.Status == RunStatus.Succeeded)
            .OrderByDescending(run => run.FinishedAt).ThenByDescending(run => run.RunId).Take(KeptRuns).ToListAsync(ct);
        if (kept.Count == KeptRuns)
        {
            var oldest = kept[^1];
            await Db.AnalysisRuns
                .Where(run => run.Status != RunStatus.Queued && run.RunId != oldest.RunId && (run.FinishedAt ?? run.StartedAt) <= oldest.FinishedAt)
                .ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Not to be cancelled: a run must not look as if it were still running.</summary>
    private async Task FailAsync(Guid runId, Exception cause)
    {
        await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
        await Db.AnalysisRuns.Where(run => run.RunId == runId && run.Status == RunStatus.Running).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Status, RunStatus.Failed).SetProperty(run => run.FinishedAt, clock.GetUtcNow())
                .SetProperty(run => run.Error, PlainCause(cause)), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>One sentence, without values of rows: PostgreSQL keeps those apart from its message.</summary>
    private static string PlainCause(Exception cause) => cause switch
    {
        DbUpdateException { InnerException: { } inner } => PlainCause(inner),
        PostgresException e => $"The database refused a step of the analysis: {e.MessageText}.",
        NpgsqlException => "The database could not be reached during the analysis.",
        _ => $"The analysis stopped: {cause.Message}",
    };
}
