using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Tests.Pages.Account;

public class InvitationTests(PortalApp app) : IClassFixture<PortalApp>
{
    private const string Gone = "This invitation is no longer valid";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_makes_an_account_and_a_member_and_works_once()
    {
        var tenant = await app.CreateTenantAsync();
        var link = await InviteAsync(tenant, "ines@example.com", TenantRole.Analyst);
        var client = app.NewClient();

        var joined = await client.PostFormAsync(link, new() { ["DisplayName"] = "Ines", ["NewPassword"] = "quiet morning harbour" });

        joined.Headers.Location!.ToString().ShouldBe($"/t/{tenant.Slug}/overview");
        (await client.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RolesAsync(tenant)).ShouldBe([TenantRole.Analyst]);
        (await app.NewClient().PageAsync(link)).ShouldContain(Gone);
    }

    [Fact]
    public async Task After_seven_days_the_link_is_dead()
    {
        var link = await InviteAsync(await app.CreateTenantAsync(), "late@example.com");

        app.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));

        (await app.NewClient().PageAsync(link)).ShouldContain(Gone);
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_one_replaced_by_a_newer_are_dead()
    {
        var tenant = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(tenant, TenantRole.Owner);
        var first = await InviteAsync(tenant, "twice@example.com");
        var second = await InviteAsync(tenant, "twice@example.com");

        (await app.NewClient().PageAsync(first)).ShouldContain(Gone);
        var members = await owner.PageAsync($"/t/{tenant.Slug}/settings/members");
        var withdraw = System.Text.RegularExpressions.Regex.Match(members, "action=\"([^\"]+/withdraw)\"").Groups[1].Value;
        (await owner.PostFormAsync($"/t/{tenant.Slug}/settings/members", [], withdraw)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.NewClient().PageAsync(second)).ShouldContain(Gone);
    }

    [Fact]
    public async Task Somebody_signed_in_under_another_address_can_not_take_it()
    {
        var tenant = await app.CreateTenantAsync();
        var link = await InviteAsync(tenant, "meant@example.com");
        var other = await app.SignedInAsync(await app.CreateUserAsync());

        (await other.PageAsync(link)).ShouldContain("was sent to meant@example.com");
        (await (await other.PostFormAsync(link, [])).TextAsync()).ShouldContain("sent to another address");

        (await RolesAsync(tenant)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_with_an_account_joins_a_second_shop_after_signing_in()
    {
        var (first, second) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var user = await app.CreateUserAsync();
        await app.AddMemberAsync(first, user, TenantRole.Viewer);
        var link = await InviteAsync(second, user.Email!, TenantRole.Owner);

        (await app.NewClient().PageAsync(link)).ShouldContain("Sign in to join");
        var client = await app.SignedInAsync(user);
        (await client.PostFormAsync(link, [])).Headers.Location!.ToString().ShouldBe($"/t/{second.Slug}/overview");

        var shops = await client.PageAsync("/");
        shops.ShouldContain(first.Name);
        shops.ShouldContain(second.Name);
    }

    [Fact]
    public async Task An_account_can_not_be_taken_over_by_an_invitation_to_its_address()
    {
        var user = await app.CreateUserAsync();
        var link = await InviteAsync(await app.CreateTenantAsync(), user.Email!);

        await app.NewClient().PostFormAsync(
            "/account/sign-in", new() { ["token"] = link.Split("token=")[1], ["DisplayName"] = "Thief", ["NewPassword"] = "a stolen password" }, link);

        await app.NewClient().SignInAsync(user.Email!, PortalApp.Password);
    }

    private async Task<string> InviteAsync(Tenant tenant, string email, TenantRole role = TenantRole.Viewer)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(tenant, email, role, null, Ct);
        }

        return (await app.LinksMailedToAsync(email))[^1];
    }

    private async Task<List<TenantRole>> RolesAsync(Tenant tenant)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Memberships
            .Where(m => m.TenantId == tenant.TenantId).Select(m => m.Role).ToListAsync(Ct);
    }
}
