namespace ReportingPortal.Web.Access;

/// <summary>The names of the rules a page or an endpoint can ask for; each includes the rules below it.</summary>
public static class Policies
{
    public const string TenantViewer = nameof(TenantViewer);
    public const string TenantAnalyst = nameof(TenantAnalyst);
    public const string TenantOwner = nameof(TenantOwner);
    public const string PlatformAdmin = nameof(PlatformAdmin);
    public const string ApiRead = nameof(ApiRead);
    public const string ApiWrite = nameof(ApiWrite);
    public const string ApiAdmin = nameof(ApiAdmin);
}
