using Quartz;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Web.Jobs;

/// <summary>Freezes a report's figures and draws it. What fails is tried again by the scheduler; the cause stands with the report.</summary>
public sealed class RenderReportJob(TenantJobScope scope, RenderReport render) : TenantJob<RenderReportWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, RenderReportWork work, CancellationToken ct)
    {
        if (await render.RunAsync(work.ReportId, ct) is { } cause)
        {
            throw new JobExecutionException(cause);
        }
    }
}
