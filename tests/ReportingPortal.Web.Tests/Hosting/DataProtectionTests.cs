using System.Net;
using Npgsql;

namespace ReportingPortal.Web.Tests.Hosting;

public class DataProtectionTests(PortalApp app) : IClassFixture<PortalApp>
{
    [Fact]
    public async Task A_second_process_reads_the_firsts_session_by_the_key_in_the_database()
    {
        var user = await app.CreateUserAsync();
        var signedIn = await app.NewClient().TrySignInAsync(user.Email!, PortalApp.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("rp-session", StringComparison.Ordinal)).Split(';')[0];

        await using var second = app.WithWebHostBuilder(builder => builder.UseSetting("second", "process"));
        using var client = second.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);

        (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await KeysAsync()).ShouldBe(1);
    }

    private async Task<long> KeysAsync()
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select count(*) from data_protection_keys", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
