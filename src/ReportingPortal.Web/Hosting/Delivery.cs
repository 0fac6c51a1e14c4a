using ReportingPortal.Reports;
using ReportingPortal.Reports.Transport;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Mailbox;

namespace ReportingPortal.Web.Hosting;

/// <summary>Reports, their schedules and the way mails take: through the server of the section "Smtp", or into the built-in mailbox.</summary>
public static class Delivery
{
    private const string FallbackAddress = "http://localhost:5000";

    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        var address = builder.Configuration["Portal:PublicUrl"] is { Length: > 0 } given ? given : FallbackAddress;
        var smtp = builder.Configuration.GetSection("Smtp").Get<SmtpOptions>() ?? new SmtpOptions();
        builder.Services.AddReports(new PortalLinks(address.TrimEnd('/')), smtp);
        builder.Services.AddSingleton<ReportQueue>();
        builder.Services.AddSingleton<DueTenants>();
        builder.Services.AddScoped<TenantMailbox>();
    }
}
