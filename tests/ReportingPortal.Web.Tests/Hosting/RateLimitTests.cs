using System.Net;

namespace ReportingPortal.Web.Tests.Hosting;

public class RateLimitTests : IClassFixture<RateLimitTests.LimitedApp>
{
    private readonly LimitedApp app;

    public RateLimitTests(LimitedApp app) => this.app = app;

    [Fact]
    public async Task Too_many_tries_for_one_account_are_429_with_a_page_and_a_time_to_wait()
    {
        var client = app.NewClient();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await client.TrySignInAsync("guessed@example.com", "wrong password")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var limited = await client.TrySignInAsync("Guessed@example.com ", "wrong password");

        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(60));
        (await limited.TextAsync()).ShouldContain("Too many tries");
        (await client.TrySignInAsync("other@example.com", "wrong password")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostFormAsync("/account/forgot-password", new() { ["Email"] = "guessed@example.com" })).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Too_many_calls_of_one_key_are_429_while_another_key_goes_on()
    {
        var tenant = await app.CreateTenantAsync();
        using var busy = await app.ApiClientAsync(tenant, "read");
        using var calm = await app.ApiClientAsync(tenant, "read");

        var answers = new List<HttpResponseMessage>();
        for (var call = 0; call < 12; call++)
        {
            answers.Add(await busy.GetAsync("/api/v1/tenant", TestContext.Current.CancellationToken));
        }

        var limited = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter.ShouldNotBeNull();
        limited.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await calm.GetAsync("/api/v1/tenant", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class LimitedApp : PortalApp
    {
        public LimitedApp()
        {
            Settings["RateLimits:AttemptsPerAccount"] = "3";
            Settings["RateLimits:ApiCallsPerMinute"] = "8";
        }
    }
}
