using Microsoft.AspNetCore.HttpOverrides;

namespace ReportingPortal.Web.Hosting;

/// <summary>Between the network and the pages: proxies, https, compression.</summary>
public static class Transport
{
    // Pages that show a secret beside something the sender chose are not compressed: the length would tell (BREACH).
    private static readonly string[] SecretPages = ["/account", "/admin"];

    public static void AddTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in configuration.GetSection("Portal:TrustedProxies").Get<string[]>() ?? [])
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
    }

    public static void UseTransport(this IApplicationBuilder app)
    {
        // Dates and numbers are written one way, whatever the server's or the browser's language.
        app.UseRequestLocalization("en-GB");
        app.UseForwardedHeaders();
        app.UseHsts();
        app.UseWhen(context => !ShowsSecret(context.Request.Path), branch => branch.UseResponseCompression());
    }

    private static bool ShowsSecret(PathString path)
        => Array.Exists(SecretPages, page => path.StartsWithSegments(page)) || path.Value!.Contains("/settings/", StringComparison.OrdinalIgnoreCase);
}
