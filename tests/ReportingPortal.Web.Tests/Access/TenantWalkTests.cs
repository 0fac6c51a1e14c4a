using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Access;

/// <summary>One tenant walks every route there is with the other's names and ids. A new route is walked without being listed here.</summary>
public class TenantWalkTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_of_another_shop_answers()
    {
        var (own, other) = (await app.CreateTenantAsync(), await ForeignShop.CreateAsync(app));
        using var client = await OwnerOfAsync(own);

        foreach (var (method, path) in Routes("/t/", other, other.Tenant.Slug))
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path), HttpCompletionOption.ResponseHeadersRead, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        }
    }

    [Fact]
    public async Task No_own_page_shows_a_row_of_another_shop()
    {
        var (own, other) = (await app.CreateTenantAsync(), await ForeignShop.CreateAsync(app));
        using var client = await OwnerOfAsync(own);

        await WalkAsync(client, Routes("/t/", other, own.Slug).Where(route => route.Method == HttpMethod.Get), other);
    }

    [Fact]
    public async Task No_route_of_the_API_shows_a_row_of_another_shop()
    {
        var (own, other) = (await app.CreateTenantAsync(), await ForeignShop.CreateAsync(app));
        using var client = await app.ApiClientAsync(own, "read", "write", "admin");

        await WalkAsync(client, Routes("/api/v1/", other, own.Slug).Where(route => route.Method == HttpMethod.Get), other);
    }

    [Fact]
    public async Task No_change_through_the_API_reaches_a_row_of_another_shop()
    {
        var (own, other) = (await app.CreateTenantAsync(), await ForeignShop.CreateAsync(app));
        using var client = await app.ApiClientAsync(own, "read", "write", "admin");
        var changes = Routes("/api/v1/", other, own.Slug).Where(route => route.Method != HttpMethod.Get && other.IsNamedIn(route.Path)).ToList();

        changes.ShouldNotBeEmpty();
        foreach (var (method, path) in changes)
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent("{}", null, "application/json") }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        }
    }

    private static async Task WalkAsync(HttpClient client, IEnumerable<(HttpMethod Method, string Path)> routes, ForeignShop other)
    {
        var walked = 0;
        foreach (var (method, path) in routes)
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path), HttpCompletionOption.ResponseHeadersRead, Ct);
            ((int)answer.StatusCode).ShouldBeLessThan(500, path);
            if (IsForStrangersToo(path))
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            }
            else if (other.IsNamedIn(path) && !IsPostOnly(path))
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain(ForeignShop.Mark, Case.Insensitive, path);
            }

            walked++;
        }

        walked.ShouldBeGreaterThan(15);
    }

    /// <summary>Pages that only take a form: opened by hand they show a frame without any row.</summary>
    private static bool IsPostOnly(string path) => path.EndsWith("/withdraw", StringComparison.Ordinal) || path.EndsWith("/remove", StringComparison.Ordinal);

    /// <summary>Who is not known is shown what is popular, like everybody who is not known.</summary>
    private static bool IsForStrangersToo(string path) => path.StartsWith("/api/v1/recommendations/", StringComparison.Ordinal);

    private async Task<HttpClient> OwnerOfAsync(Tenant tenant)
    {
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);
        return client.Http;
    }

    /// <summary>Every route below a prefix with each of its methods, its parameters filled with the other shop's ids.</summary>
    private List<(HttpMethod Method, string Path)> Routes(string prefix, ForeignShop other, string slug)
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Pattern: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]))
            .Where(route => route.Pattern.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(route => route.Methods.Select(method => (new HttpMethod(method), Fill(route.Pattern, other, slug))))
            .Distinct()
            .ToList();
        routes.Count.ShouldBeGreaterThan(15);
        return routes;
    }

    private static string Fill(string pattern, ForeignShop other, string slug)
        => Regex.Replace(pattern, @"\{(\w+)[^}]*\}", match => match.Groups[1].Value switch
        {
            "slug" => slug,
            "format" => "pdf",
            "figure" => "net-sales",
            "id" => other.IdAfter(pattern[..match.Index]),
            var name => other.IdNamed(name),
        });
}
