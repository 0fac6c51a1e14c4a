using Quartz;
using ReportingPortal.Reports.Deliveries;

namespace ReportingPortal.Web.Jobs;

/// <summary>Sends what is due in one tenant. Retries are the ledger's own.</summary>
public sealed class SendTenantReportsJob(TenantJobScope scope, SendDueReports send) : TenantJob<SendReportsWork>(scope)
{
    protected override async Task RunAsync(IJobExecutionContext context, SendReportsWork work, CancellationToken ct)
        => context.Result = JobRunReport.Succeeded($"{await send.RunAsync(ct)} mails attempted");
}
