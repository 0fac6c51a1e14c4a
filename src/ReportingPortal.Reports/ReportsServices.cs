using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports;

public static class ReportsServices
{
    /// <summary>Reports, schedules and deliveries, one of each a unit of work. Needs the query classes, a clock and data protection.</summary>
    /// <param name="smtp">Without a host mails go to the built-in mailbox.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, PortalLinks links, SmtpOptions smtp)
    {
        services.AddSingleton(links);
        services.AddSingleton<UnsubscribeTokens>();
        services.AddScoped<SalesFigures>().AddScoped<CustomerFigures>().AddScoped<SnapshotBuilder>();
        services.AddScoped<ReportRequests>().AddScoped<RenderReport>().AddScoped<StoredReports>();
        services.AddScoped<MemberAddresses>().AddScoped<ReportSchedules>();
        services.AddScoped<DueLedger>().AddScoped<ReportEnvelope>().AddScoped<DeliverySender>().AddScoped<SendDueReports>();
        services.AddScoped<DeliveryWatch>().AddScoped<DeliveryActions>().AddScoped<LedgerQuery>();
        if (smtp.IsConfigured)
        {
            // Made at once: a sender that is no address stops the start, not the first mail.
            var transport = new SmtpTransport(smtp);
            services.AddSingleton(transport).AddScoped<IMailTransport>(_ => transport);
        }
        else
        {
            services.AddScoped<IMailTransport, MailboxTransport>();
        }

        return services;
    }
}
