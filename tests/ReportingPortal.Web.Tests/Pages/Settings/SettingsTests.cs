using System.Net;
using System.Text.RegularExpressions;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Pages.Settings;

public class SettingsTests(PortalApp app) : IClassFixture<PortalApp>
{
    [Fact]
    public async Task An_owner_changes_the_settings_of_their_shop_only()
    {
        var (tenant, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);

        var saved = await client.PostFormAsync($"/t/{tenant.Slug}/settings", Settings("Harbour", "GBP", "Europe/London", "Sunday"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TenantOfApiAsync(tenant)).ShouldBe("""{"slug":"SLUG","name":"Harbour","currency":"GBP","time_zone":"Europe/London","week_start":"sunday"}""".Replace("SLUG", tenant.Slug));
        (await TenantOfApiAsync(other)).ShouldBe("""{"slug":"SLUG","name":"SLUG","currency":"EUR","time_zone":"Europe/Berlin","week_start":"monday"}""".Replace("SLUG", other.Slug));
    }

    [Theory]
    [InlineData("", "EUR", "Europe/Berlin", "Monday", "A name has 1 to 100 characters.")]
    [InlineData("Shop", "XYZ", "Europe/Berlin", "Monday", "Choose a currency by its ISO code")]
    [InlineData("Shop", "EUR", "Europe/Atlantis", "Monday", "This is no time zone of the IANA list")]
    [InlineData("Shop", "EUR", "W. Europe Standard Time", "Monday", "This is no time zone of the IANA list")]
    [InlineData("Shop", "EUR", "Europe/Berlin", "Someday", "is not valid")]
    public async Task A_setting_that_is_none_is_refused_in_words(string name, string currency, string timeZone, string weekStart, string expected)
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);

        var answer = await client.PostFormAsync($"/t/{tenant.Slug}/settings", Settings(name, currency, timeZone, weekStart));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldContain(expected);
    }

    [Fact]
    public async Task The_last_owner_can_neither_be_removed_nor_demoted()
    {
        var tenant = await app.CreateTenantAsync();
        var owner = await app.CreateUserAsync();
        await app.AddMemberAsync(tenant, owner, TenantRole.Owner);
        var client = await app.SignedInAsync(owner);
        var members = $"/t/{tenant.Slug}/settings/members";

        await client.PostFormAsync($"{members}/{owner.Id}/remove", []);
        (await client.PageAsync(members)).ShouldContain("The last owner stays");
        var demoted = await client.PostFormAsync(members, new() { ["userId"] = owner.Id.ToString(), ["role"] = "Viewer" }, members + "?handler=Role");

        (await demoted.TextAsync()).ShouldContain("The last owner stays");
        (await client.GetAsync(members)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_owners_one_can_step_down()
    {
        var tenant = await app.CreateTenantAsync();
        var (first, second) = (await app.CreateUserAsync(), await app.CreateUserAsync());
        await app.AddMemberAsync(tenant, first, TenantRole.Owner);
        await app.AddMemberAsync(tenant, second, TenantRole.Owner);
        var client = await app.SignedInAsync(first);
        var members = $"/t/{tenant.Slug}/settings/members";

        await client.PostFormAsync(members, new() { ["userId"] = first.Id.ToString(), ["role"] = "Analyst" }, members + "?handler=Role");

        (await client.GetAsync(members)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_owner_can_not_change_members_of_another_shop()
    {
        var (own, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var victim = await app.CreateUserAsync();
        await app.AddMemberAsync(other, victim, TenantRole.Viewer);
        var client = await app.SignedInAsync(own, TenantRole.Owner);

        await client.PostFormAsync($"/t/{own.Slug}/settings/members", [], $"/t/{own.Slug}/settings/members/{victim.Id}/remove");

        var theirs = await app.SignedInAsync(victim);
        (await theirs.GetAsync($"/t/{other.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_key_is_shown_once_works_and_can_be_revoked()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);
        var page = $"/t/{tenant.Slug}/settings/api-keys";

        await client.PostFormAsync(page, new() { ["Name"] = "Checkout", ["Scopes"] = "read" });
        var secret = Regex.Match(await client.PageAsync(page), "rp_[A-Za-z0-9_-]{43}").Value;
        using var api = app.CreateClient();
        api.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        (await api.GetAsync("/api/v1/tenant", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await client.PageAsync(page);
        second.ShouldNotContain(secret);
        var key = Regex.Match(second, "name=\"keyId\" value=\"([^\"]+)\"").Groups[1].Value;
        await client.PostFormAsync(page, new() { ["keyId"] = key }, page + "?handler=Revoke");

        (await api.GetAsync("/api/v1/tenant", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.PageAsync(page)).ShouldContain("revoked");
    }

    private static Dictionary<string, string> Settings(string name, string currency, string timeZone, string weekStart)
        => new() { ["Name"] = name, ["Currency"] = currency, ["TimeZone"] = timeZone, ["WeekStart"] = weekStart };

    private async Task<string> TenantOfApiAsync(Tenant tenant)
    {
        using var api = await app.ApiClientAsync(tenant, "read");
        return await api.GetStringAsync("/api/v1/tenant");
    }
}
