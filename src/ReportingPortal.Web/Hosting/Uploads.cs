using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReportingPortal.Web.Pages.Admin.Uploads;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Hosting;

/// <summary>Files in: what receives, shows and answers for them.</summary>
public static class Uploads
{
    /// <summary>What any other request may send: a batch of 5,000 events fits well.</summary>
    private const long OtherBodies = 8 * 1024 * 1024;

    public static void AddUploads(this IServiceCollection services)
    {
        services.AddScoped<UploadReceiver>();
        services.AddScoped<UploadDecisions>();
        services.AddScoped<PreviewFigures>();
        services.AddScoped<ReportsOfDays>();
        services.AddScoped<UploadForm>();
        services.AddScoped<UploadEvents>();
        services.AddScoped<MappingForm>();
        services.AddScoped<FileSample>();
        services.AddScoped<RejectedRowsFile>();
        services.AddScoped<UploadFixes>();
        services.AddScoped<DummyData>();
        services.AddScoped<CorrectionForm>();
        services.AddSingleton<PlatformUploads>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = OtherBodies);
    }
}
