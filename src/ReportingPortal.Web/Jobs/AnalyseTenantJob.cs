using Quartz;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Web.Jobs;

/// <summary>Recomputes a tenant's results from its rollups, and has them in memory for who looks first.</summary>
public sealed class AnalyseTenantJob(TenantJobScope scope, TenantAnalysis analysis, PageMemory memory) : TenantJob<AnalyseTenantWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, AnalyseTenantWork work, CancellationToken ct)
    {
        await analysis.RunAsync(work.RunId, ct);
        await memory.FillAsync(ct);
    }
}
