using System.Net;
using System.Text.RegularExpressions;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Tests.Hosting;

public class SecurityHeaderTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/error/404", HttpStatusCode.NotFound)]
    [InlineData("/css/site.css", HttpStatusCode.OK)]
    [InlineData("/lib/tabler/dist/css/tabler.min.css", HttpStatusCode.OK)]
    [InlineData("/api/v1/tenant", HttpStatusCode.Unauthorized)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task Every_kind_of_answer_carries_them(string path, HttpStatusCode status)
    {
        var answer = await app.NewClient().GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(SecurityHeaders.PagePolicy);
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public void The_policy_allows_nothing_inline_and_nothing_from_elsewhere()
    {
        SecurityHeaders.PagePolicy.ShouldNotContain("unsafe");
        SecurityHeaders.PagePolicy.ShouldNotContain("http");
        SecurityHeaders.PagePolicy.ShouldNotContain("*");
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_style_or_handler()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);
        foreach (var path in new[] { "/", $"/t/{tenant.Slug}/settings", $"/t/{tenant.Slug}/settings/members", $"/t/{tenant.Slug}/settings/api-keys", $"/t/{tenant.Slug}/overview" })
        {
            var html = await (await client.GetAsync(path)).TextAsync();
            Regex.Matches(html, @"<script(?![^>]*\bsrc=)(?![^>]*type=""application/json"")|<style|\sstyle=|\son[a-z]+=|javascript:").Select(m => m.Value).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Over_https_cookies_are_bound_to_the_host_and_browsers_told_to_stay()
    {
        var user = await app.CreateUserAsync();
        var client = app.NewClient("https://portal.example");

        var answer = await client.TrySignInAsync(user.Email!, PortalApp.Password);

        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000; includeSubDomains");
        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("rp-session", StringComparison.Ordinal));
        session.ShouldStartWith("__Host-rp-session=");
        session.ShouldContain("; path=/; secure; samesite=lax; httponly");
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_http_the_session_cookie_still_hides_from_scripts()
    {
        var user = await app.CreateUserAsync();

        var answer = await app.NewClient().TrySignInAsync(user.Email!, PortalApp.Password);

        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("rp-session", StringComparison.Ordinal));
        session.ShouldStartWith("rp-session=");
        session.ShouldContain("; path=/; samesite=lax; httponly");
    }

    [Fact]
    public async Task A_form_without_the_antiforgery_token_is_400_with_a_page()
    {
        var answer = await app.NewClient().PostWithoutTokenAsync("/account/sign-in", new() { ["Email"] = "a@example.com", ["Password"] = "x" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.TextAsync()).ShouldContain("This form has expired");
    }

    [Fact]
    public async Task An_unknown_address_is_an_error_with_a_page_also_for_a_post()
    {
        var client = await app.SignedInAsync(await app.CreateUserAsync());

        var got = await client.GetAsync("/no/such/page");
        var posted = await client.PostWithoutTokenAsync("/no/such/page", []);

        got.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await got.TextAsync()).ShouldContain("There is nothing here");
        // A build's output answers GET for any file name, so the router says 405 there and 404 once published.
        posted.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        (await posted.TextAsync()).ShouldContain("rp-error-code");
    }

    [Fact]
    public async Task Pages_with_figures_are_not_stored_by_caches()
    {
        var client = await app.SignedInAsync(await app.CreateTenantAsync(), TenantRole.Owner);

        (await client.GetAsync("/api/v1/tenant")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await app.CreateClient().GetAsync("/account/sign-in", Ct)).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
