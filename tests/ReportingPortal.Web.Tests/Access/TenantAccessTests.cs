using System.Net;
using Npgsql;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Access;

public class TenantAccessTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TenantRole.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(TenantRole.Analyst, HttpStatusCode.Forbidden)]
    [InlineData(TenantRole.Owner, HttpStatusCode.OK)]
    public async Task Only_owners_open_the_settings(TenantRole role, HttpStatusCode expected)
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, role);

        foreach (var page in new[] { "settings", "settings/members", "settings/api-keys" })
        {
            (await client.GetAsync($"/t/{tenant.Slug}/{page}")).StatusCode.ShouldBe(expected, page);
        }
    }

    [Fact]
    public async Task A_shop_of_others_looks_like_one_that_does_not_exist()
    {
        var (own, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var client = await app.SignedInAsync(own, TenantRole.Owner);

        var foreign = await client.GetAsync($"/t/{other.Slug}/settings");
        var missing = await client.GetAsync("/t/no-such-shop/settings");

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.TextAsync()).ShouldBe(await missing.TextAsync());
    }

    [Fact]
    public async Task The_same_person_is_owner_here_and_viewer_there()
    {
        var (first, second) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var user = await app.CreateUserAsync();
        await app.AddMemberAsync(first, user, TenantRole.Owner);
        await app.AddMemberAsync(second, user, TenantRole.Viewer);
        var client = await app.SignedInAsync(user);

        (await client.GetAsync($"/t/{first.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"/t/{second.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_platform_administrator_is_no_member_and_a_member_no_administrator()
    {
        var tenant = await app.CreateTenantAsync();
        var admin = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));
        var owner = await app.SignedInAsync(tenant, TenantRole.Owner);

        (await admin.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync("/admin/tenants")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { "/admin/tenants", "/admin/users", "/admin/mailbox" })
        {
            (await owner.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    [Fact]
    public async Task Nobody_signed_in_is_sent_to_the_sign_in()
    {
        var answer = await app.NewClient().GetAsync("/t/anything/settings");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldBe("/account/sign-in?returnUrl=%2Ft%2Fanything%2Fsettings");
    }

    [Fact]
    public async Task A_suspended_shop_says_so_and_opens_again()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);

        await SuspendAsync(tenant, "now()");
        var closed = await client.GetAsync($"/t/{tenant.Slug}/settings");
        closed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await closed.TextAsync()).ShouldContain($"{tenant.Name} is suspended");
        await SuspendAsync(tenant, "null");

        (await client.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_taken_away_counts_with_the_next_click()
    {
        var tenant = await app.CreateTenantAsync();
        var (stays, leaves) = (await app.CreateUserAsync(), await app.CreateUserAsync());
        await app.AddMemberAsync(tenant, stays, TenantRole.Owner);
        await app.AddMemberAsync(tenant, leaves, TenantRole.Owner);
        var client = await app.SignedInAsync(leaves);
        (await client.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var owner = await app.SignedInAsync(stays);
        await owner.PostFormAsync($"/t/{tenant.Slug}/settings/members/{leaves.Id}/remove", []);

        (await client.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task SuspendAsync(Tenant tenant, string at)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand($"update tenants set suspended_at = {at} where tenant_id = $1", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
