using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>What every step of a run starts from.</summary>
/// <param name="AsOfDate">The last day with orders; null without any.</param>
/// <param name="PreviousRunId">The run pages read while this one is computed.</param>
/// <param name="Data">What the steps read of customers, all of them the same.</param>
internal sealed record RunContext(Guid RunId, DateOnly? AsOfDate, long DataVersion, Guid? PreviousRunId, DateTimeOffset StartedAt, RunData Data);

/// <summary>
/// A step of a run. It reads the tenant's data and the results of the steps it comes after, and writes its own under the run's
/// id, in one transaction that is opened for it: so a step is done wholly or not at all, and can be done again.
/// </summary>
/// <param name="After">The steps whose results it reads.</param>
/// <param name="RunAsync">Does the step; returns how many rows its result stands for.</param>
internal sealed record PlannedStep(string Name, IReadOnlyList<string> After, Func<TenantSession, RunContext, CancellationToken, Task<long>> RunAsync);
