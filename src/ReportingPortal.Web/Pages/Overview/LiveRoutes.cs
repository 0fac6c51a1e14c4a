using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Overview;

/// <summary>What an open Overview asks again and again: has anything changed?</summary>
public static class LiveRoutes
{
    public static void MapLiveRoutes(this IEndpointRouteBuilder app)
        => app.MapGet("/t/{slug}/overview/version", VersionAsync).RequireAuthorization(Policies.TenantViewer).ExcludeFromDescription();

    private static async Task<IResult> VersionAsync(PageFigures figures, DataScopeQuery scopes, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Text(await figures.VersionAsync(await scopes.RunAsync(ct), ct));
    }
}
