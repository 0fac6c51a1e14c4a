using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Tests.Hosting;

public class EndpointPolicyTests(PortalApp app) : IClassFixture<PortalApp>
{
    /// <summary>What may be reached without signing in, beside the pages listed in <see cref="PortalPages.OpenPages"/> and the browser files.</summary>
    private static readonly string[] OpenRoutes = ["/health/live", "/health/ready", "/openapi/{documentName}.json", "/unsubscribe/{token}"];

    [Fact]
    public void Every_route_asks_for_a_policy_or_is_on_the_list_of_open_ones()
    {
        var unguarded = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => e.DisplayName);

        unguarded.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_else_is_open()
    {
        var open = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsBrowserFile(e) && !IsOpenPage(e))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct();

        open.Except(OpenRoutes).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_of_a_shop_and_routes_of_the_api_name_a_policy_of_their_own()
    {
        var lax = Endpoints()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/') is var route
                && (route.StartsWith("t/{slug}", StringComparison.Ordinal) || route.StartsWith("api/", StringComparison.Ordinal) || route.StartsWith("admin", StringComparison.Ordinal)))
            .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null))
            .Select(e => e.DisplayName);

        lax.ShouldBeEmpty();
    }

    private static bool IsOpenPage(RouteEndpoint endpoint)
        => endpoint.RoutePattern.RequiredValues.TryGetValue("page", out var page) && PortalPages.OpenPages.Contains(page as string);

    private static bool IsBrowserFile(RouteEndpoint endpoint)
        => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    /// <summary>Serves browser files added since the build; not there once published, and closed to strangers by the fallback policy.</summary>
    private static bool IsOfTheBuild(RouteEndpoint endpoint) => endpoint.DisplayName == "Fallback {**path:file}";

    private List<RouteEndpoint> Endpoints()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsOfTheBuild(e)).ToList();
        endpoints.Count.ShouldBeGreaterThan(40);
        return endpoints;
    }
}
