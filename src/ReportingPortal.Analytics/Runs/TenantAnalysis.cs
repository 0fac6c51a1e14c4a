using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Analytics.Clustering;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The run after an upload: RFM, segments, lifetime values, cohorts, recommendations, then data quality, each step timed; results become visible in one transaction.</summary>
public sealed class TenantAnalysis(TenantSession session, TimeProvider clock)
{
    /// <summary>Finished runs kept: the one pages read, and the one they read before.</summary>
    private const int KeptRuns = 2;

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
    /// Computes a run. Can be called again after a crash or a failure; a run that succeeded, or is long gone, is left
    /// alone. Must be called outside a transaction.
    /// </summary>
    /// <exception cref="Exception">What made the run fail, after its cause was stored with it.</exception>
    public async Task RunAsync(Guid runId, CancellationToken ct)
    {
        if (!await StartAsync(runId, ct))
        {
            return;
        }

        try
        {
            await CompleteAsync(runId, await ComputeAsync(runId, ct), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Db.ChangeTracker.Clear();
            await FailAsync(runId, e);
            throw;
        }
    }

    private async Task<bool> StartAsync(Guid runId, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var started = await Db.AnalysisRuns.Where(run => run.RunId == runId && run.Status != RunStatus.Succeeded).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Status, RunStatus.Running).SetProperty(run => run.StartedAt, clock.GetUtcNow())
                .SetProperty(run => run.FinishedAt, (DateTimeOffset?)null).SetProperty(run => run.Error, (string?)null), ct);
        await transaction.CommitAsync(ct);
        return started == 1;
    }

    /// <summary>Writes the run's results, which no page reads yet, all from one state of the data.</summary>
    private async Task<Computed> ComputeAsync(Guid runId, CancellationToken ct)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await DeleteResultsAsync(runId, ct);
        var state = await Db.TenantStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? new TenantState();
        var (store, log) = (new SegmentStore(session), new StepLog(clock));
        await log.TimeAsync("rfm", () => new RfmScoring(session).RunAsync(runId, state.AsOfDate, ct), customers => customers);
        var features = await log.TimeAsync("segment features", () => store.FeaturesAsync(state.AsOfDate, ct), table => table.CustomerIds.Length);
        var previous = await store.PreviousAsync(state.CurrentRunId, ct);
        var segments = await log.TimeAsync(
            "k-means", () => Task.FromResult(Segmentation.Of(features, previous, new KMeansOptions())), result => result.K);
        await log.TimeAsync("store", () => store.SaveAsync(runId, state.CurrentRunId, segments, ct), rows => rows);
        var lifetime = new LifetimeStore(session);
        var histories = await log.TimeAsync("purchase histories", () => lifetime.HistoriesAsync(state.AsOfDate, ct), result => result.Count);
        var values = await log.TimeAsync("lifetime fit", () => Task.FromResult(LifetimeForecast.Of(histories)), result => result.Customers?.Length ?? 0);
        await log.TimeAsync("lifetime store", () => lifetime.SaveAsync(runId, values, ct), rows => rows);
        await log.TimeAsync("cohorts", () => new CohortStore(session).RunAsync(runId, state.AsOfDate, ct), cells => cells);
        var recommendations = new RecommendationStore(session, new RecommendationSettings());
        var data = await log.TimeAsync("interactions", () => recommendations.ReadAsync(runId, ct), result => result.Record.Interactions.Entries);
        var model = await log.TimeAsync(
            "recommendation models", () => recommendations.PrepareAsync(runId, state.CurrentRunId, data, clock.GetUtcNow(), ct), result => result.File is null ? 0 : result.Row.Users);
        await log.TimeAsync("recommendation store", () => recommendations.SaveAsync(model, ct), rows => rows);
        await log.TimeAsync("quality", () => new QualityScoring(session).RunAsync(runId, ct), counts => counts);
        await transaction.CommitAsync(ct);
        Db.ChangeTracker.Clear();
        return new Computed(state.AsOfDate, state.DataVersion, log.ToJson());
    }

    /// <summary>Rows a crashed attempt left behind.</summary>
    private async Task DeleteResultsAsync(Guid runId, CancellationToken ct)
    {
        await Db.RfmScores.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.RfmCuts.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.SegmentMembers.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.Segments.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.SegmentModels.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.LifetimeValues.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.LifetimeModels.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.CohortCells.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.RecommendationModels.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.QualityCounts.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
        await Db.QualityBounds.Where(row => row.RunId == runId).ExecuteDeleteAsync(ct);
    }

    /// <summary>Completes the run, turns the pages to it and drops what nobody reads any more, all at once.</summary>
    private async Task CompleteAsync(Guid runId, Computed computed, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        await Db.AnalysisRuns.Where(run => run.RunId == runId).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Status, RunStatus.Succeeded).SetProperty(run => run.FinishedAt, clock.GetUtcNow())
                .SetProperty(run => run.AsOfDate, computed.AsOfDate).SetProperty(run => run.DataVersion, computed.DataVersion)
                .SetProperty(run => run.Steps, computed.Steps), ct);
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

    private sealed record Computed(DateOnly? AsOfDate, long DataVersion, string Steps);
}
