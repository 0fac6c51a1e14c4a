using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

public sealed record RunStep(string Name, double Milliseconds, long Rows);

/// <param name="Status">queued, running, succeeded or failed.</param>
public sealed record AnalysisRunDetails(
    Guid RunId, string Status, DateOnly? AsOfDate, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<RunStep> Steps, string? Error);

public sealed class AnalysisRunQuery(TenantSession session)
{
    /// <summary>Null when the tenant has no such run.</summary>
    public async Task<AnalysisRunDetails?> RunAsync(Guid runId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var run = await session.Db.AnalysisRuns.AsNoTracking().SingleOrDefaultAsync(r => r.RunId == runId, ct);
        return run is null ? null : (await DetailsAsync([run], ct)).Single();
    }

    /// <summary>The newest runs first.</summary>
    public async Task<IReadOnlyList<AnalysisRunDetails>> LatestAsync(int count, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var runs = await session.Db.AnalysisRuns.AsNoTracking()
            .OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.RunId).Take(count).ToListAsync(ct);
        return await DetailsAsync(runs, ct);
    }

    private async Task<IReadOnlyList<AnalysisRunDetails>> DetailsAsync(List<AnalysisRun> runs, CancellationToken ct)
    {
        var ids = runs.ConvertAll(run => run.RunId);
        var steps = (await session.Db.AnalysisSteps.AsNoTracking().Where(step => ids.Contains(step.RunId)).ToListAsync(ct)).ToLookup(step => step.RunId);
        return [.. runs.Select(run => new AnalysisRunDetails(
            run.RunId, StatusName(run.Status), run.AsOfDate, run.RequestedAt, run.StartedAt, run.FinishedAt, InOrder(steps[run.RunId]), run.Error))];
    }

    private static List<RunStep> InOrder(IEnumerable<AnalysisStep> steps)
        => [.. steps.OrderBy(step => RunGraph.PlaceOf(step.Name)).ThenBy(step => step.Name, StringComparer.Ordinal)
            .Select(step => new RunStep(step.Name, step.Milliseconds, step.Rows))];

    private static string StatusName(RunStatus status) => status switch
    {
        RunStatus.Queued => "queued",
        RunStatus.Running => "running",
        RunStatus.Succeeded => "succeeded",
        _ => "failed",
    };
}
