using Microsoft.AspNetCore.Hosting;
using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests;

/// <summary>The portal on a real port, with the browser files a build lays beside it.</summary>
public class BrowserApp : PortalApp
{
    private Uri? address;

    public Uri Address => address ??= StartOnPort();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseStaticWebAssets();
    }
}
