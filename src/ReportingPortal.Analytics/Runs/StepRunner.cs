using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>
/// Does the steps of a run that are not done yet, some at a time, each as soon as those it comes after are. All of them read
/// one state of the data, that of the transaction <paramref name="session"/> has open.
/// </summary>
internal sealed class StepRunner(TenantSession session, TimeProvider clock)
{
    /// <summary>One that computes here beside one that the server computes.</summary>
    private const int AtOnce = 2;

    /// <exception cref="Exception">What the first failed step threw, once those under way beside it have ended.</exception>
    public async Task RunAsync(IReadOnlyList<PlannedStep> steps, RunContext run, CancellationToken ct)
    {
        var done = (await session.Db.AnalysisSteps.Where(step => step.RunId == run.RunId).Select(step => step.Name).ToListAsync(ct)).ToHashSet();
        var snapshot = await session.ExportSnapshotAsync(ct);
        var waiting = steps.Where(step => !done.Contains(step.Name)).ToList();
        var underWay = new Dictionary<Task, PlannedStep>();
        while (waiting.Count + underWay.Count > 0)
        {
            foreach (var step in waiting.Where(step => step.After.All(done.Contains)).Take(AtOnce - underWay.Count).ToList())
            {
                waiting.Remove(step);
                underWay.Add(Task.Run(() => RunAsync(step, run, snapshot, ct), CancellationToken.None), step);
            }

            var ended = await Task.WhenAny(underWay.Keys);
            if (!ended.IsCompletedSuccessfully)
            {
                await Task.WhenAll(underWay.Keys).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                await ended;
            }

            underWay.Remove(ended, out var finished);
            done.Add(finished!.Name);
        }
    }

    private async Task RunAsync(PlannedStep step, RunContext run, string snapshot, CancellationToken ct)
    {
        var own = session.Beside();
        await using var _ = own.Db;
        await using var transaction = await own.BeginWriteAtAsync(snapshot, ct);
        var start = clock.GetTimestamp();
        var rows = await step.RunAsync(own, run, ct);
        own.Db.Add(new AnalysisStep
        {
            TenantId = own.Tenant.TenantId,
            RunId = run.RunId,
            Name = step.Name,
            Milliseconds = Math.Round(clock.GetElapsedTime(start).TotalMilliseconds, 1),
            Rows = rows,
        });
        await own.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
