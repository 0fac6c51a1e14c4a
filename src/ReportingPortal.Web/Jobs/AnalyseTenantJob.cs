using Quartz;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Web.Jobs;

/// <summary>Recomputes a tenant's results from its rollups.</summary>
public sealed class AnalyseTenantJob(TenantJobScope scope, TenantAnalysis analysis) : TenantJob<AnalyseTenantWork>(scope)
{
    protected override Task RunAsync(IJobExecutionContext context, AnalyseTenantWork work, CancellationToken ct)
        => analysis.RunAsync(work.RunId, ct);
}
