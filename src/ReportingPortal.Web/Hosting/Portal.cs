using ReportingPortal.Data;

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
        builder.Services.AddRazorPages();
    }

    public static void UsePortal(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }
}
