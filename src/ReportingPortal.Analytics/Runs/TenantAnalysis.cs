using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The run after an upload: RFM, then segments, each step timed; results become visible in one transaction.</summary>
public sealed class TenantAnalysis(TenantSession session, TimeProvider clock)
{
    /// <summary>Adds a queued run and returns its id; an already queued one is returned instead.</summary>
    public Task<Guid> RequestAsync(CancellationToken ct) => throw new NotImplementedException(session.ToString() + clock);

    /// <summary>Computes a run. Can be called again after a crash; a finished run is left alone.</summary>
    public Task RunAsync(Guid runId, CancellationToken ct) => throw new NotImplementedException();
}
