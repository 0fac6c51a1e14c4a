using ReportingPortal.Data;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Pages.Overview;
using ReportingPortal.Web.Simulation;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Hosting;

/// <summary>The table of contents of the host: what it is made of and in which order a request passes through.</summary>
public static class Portal
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPortalData(provider => DatabaseLogins.From(
            provider.GetRequiredService<IConfiguration>().GetConnectionString("Portal")
            ?? throw new InvalidOperationException("ConnectionStrings:Portal is not set.")));
        // Browser files are found in a build's output too, whatever the environment is called; published ones lie beside the host.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddAccounts();
        builder.Services.AddPortalPages();
        builder.Services.AddPortalApi();
        builder.Services.AddPortalOpenApi();
        builder.Services.AddFigures();
        builder.Services.AddApiRateLimit();
        builder.Services.AddPortalHealth();
        builder.Services.AddTransport(builder.Configuration);
        builder.Services.AddScoped<FirstRun>().AddScoped<DemoTenant>();
        builder.Services.AddHostedService<DemoFirstReport>();
        builder.Services.AddSingleton(builder.Configuration.GetSection(ReadingLimits.Section).Get<ReadingLimits>() ?? ReadingLimits.Default);
        builder.Services.AddSingleton(MemorySettings.From(builder.Configuration));
        builder.Services.AddIngestion(services => services.GetRequiredService<PreviewFigures>().ReadAsync);
        builder.Services.AddUploads();
        builder.Services.AddScoped<LiveShop>().AddSingleton<LiveSimulations>();
        builder.AddDelivery();
        builder.AddJobs();
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseTransport();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapPortalApi();
        app.MapUploadRoutes();
        app.MapLiveRoutes();
        app.MapPortalHealth();
    }
}
