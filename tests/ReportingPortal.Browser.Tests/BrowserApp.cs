using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests;

/// <summary>The portal on a real port, for a browser.</summary>
public class BrowserApp : PortalApp
{
    private Uri? address;

    public Uri Address => address ??= StartOnPort();
}
