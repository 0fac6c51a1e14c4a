using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Tests.Pages.Admin;

public class AdminTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_makes_a_tenant_and_its_first_owner_comes_by_invitation()
    {
        var admin = await app.CreateUserAsync(isPlatformAdmin: true);
        var client = await app.SignedInAsync(admin);

        var made = await client.PostFormAsync("/admin/tenants/create", NewTenant("lantern", "olga@lantern.example"));
        made.Headers.Location!.ToString().ShouldBe("/admin/tenants");
        var owner = app.NewClient();
        var link = (await app.LinksMailedToAsync("olga@lantern.example")).Single();
        await owner.PostFormAsync(link, new() { ["DisplayName"] = "Olga", ["NewPassword"] = "quiet morning harbour" });

        (await owner.GetAsync("/t/lantern/settings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AuditAsync(admin)).ShouldBe(["tenant.create lantern: Lantern"]);
    }

    [Theory]
    [InlineData("Lantern!", "a@b.example", "The short name has")]
    [InlineData("-lantern", "a@b.example", "The short name has")]
    [InlineData("fine", "no address", "This is not an e-mail address.")]
    public async Task A_tenant_that_breaks_a_rule_is_not_made(string slug, string owner, string expected)
    {
        var client = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));

        var answer = await client.PostFormAsync("/admin/tenants/create", NewTenant(slug, owner));

        (await answer.TextAsync()).ShouldContain(expected);
        (await client.PageAsync("/admin/tenants")).ShouldNotContain($"/t/{slug}<");
    }

    [Fact]
    public async Task A_short_name_is_given_once()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));

        var answer = await client.PostFormAsync("/admin/tenants/create", NewTenant(tenant.Slug, "a@b.example"));

        (await answer.TextAsync()).ShouldContain($"The short name {tenant.Slug} is taken.");
    }

    [Fact]
    public async Task Renaming_suspending_and_resuming_take_effect_and_are_on_record()
    {
        var (tenant, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var admin = await app.CreateUserAsync(isPlatformAdmin: true);
        var client = await app.SignedInAsync(admin);
        var member = await app.SignedInAsync(tenant, TenantRole.Owner);
        var bystander = await app.SignedInAsync(other, TenantRole.Owner);
        Dictionary<string, string> id = new() { ["tenantId"] = tenant.TenantId.ToString() };

        await client.PostFormAsync($"/admin/tenants/{tenant.Slug}/edit", new() { ["Name"] = "New Name" });
        await client.PostFormAsync("/admin/tenants", id, "/admin/tenants?handler=Suspend");
        (await member.GetAsync($"/t/{tenant.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bystander.GetAsync($"/t/{other.Slug}/settings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await client.PostFormAsync("/admin/tenants", id, "/admin/tenants?handler=Resume");

        (await member.PageAsync($"/t/{tenant.Slug}/settings")).ShouldContain("New Name");
        (await AuditAsync(admin)).ShouldBe(["tenant.rename New Name", "tenant.suspend ", "tenant.resume "]);
    }

    [Fact]
    public async Task A_locked_account_is_out_within_a_minute_and_can_not_come_back_until_unlocked()
    {
        var (admin, user) = (await app.CreateUserAsync(isPlatformAdmin: true), await app.CreateUserAsync());
        var client = await app.SignedInAsync(admin);
        var theirs = await app.SignedInAsync(user);
        Dictionary<string, string> id = new() { ["userId"] = user.Id.ToString() };

        await client.PostFormAsync("/admin/users", id, "/admin/users?handler=Lock");
        app.Time.Advance(TimeSpan.FromMinutes(2));
        (await theirs.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.NewClient().TrySignInAsync(user.Email!, PortalApp.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await client.PostFormAsync("/admin/users", id, "/admin/users?handler=Unlock");

        await app.NewClient().SignInAsync(user.Email!, PortalApp.Password);
        (await AuditAsync(admin)).ShouldBe([$"user.lock {user.Id}", $"user.unlock {user.Id}"]);
    }

    [Fact]
    public async Task The_list_of_users_names_their_shops_and_can_be_searched()
    {
        var tenant = await app.CreateTenantAsync();
        var user = await app.CreateUserAsync("rosalind@search.example");
        await app.AddMemberAsync(tenant, user, TenantRole.Analyst);
        var client = await app.SignedInAsync(await app.CreateUserAsync(isPlatformAdmin: true));

        var found = await client.PageAsync("/admin/users?search=ROSALIND");
        found.ShouldContain("rosalind@search.example");
        found.ShouldContain($"{tenant.Name} (Analyst)");
        Regex.Count(found, "<th scope=\"row\"").ShouldBe(1);

        (await client.PageAsync("/admin/users?search=%25")).ShouldContain("Nobody found");
    }

    [Fact]
    public async Task A_stored_letter_is_shown_in_a_frame_of_its_own_policy_and_opening_it_is_on_record()
    {
        await app.CreateUserAsync("forgets@mail.example");
        await app.NewClient().PostFormAsync("/account/forgot-password", new() { ["Email"] = "forgets@mail.example" });
        var admin = await app.CreateUserAsync(isPlatformAdmin: true);
        var client = await app.SignedInAsync(admin);

        var letter = Regex.Match(await client.PageAsync("/admin/mailbox"), "/admin/mailbox/[0-9a-f-]{36}").Value;
        (await client.PageAsync(letter)).ShouldContain($"sandbox title=\"The letter\" src=\"{letter}/html\"");
        var html = await client.GetAsync(letter + "/html");

        html.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(SecurityHeaders.MailPolicy);
        (await html.TextAsync()).ShouldContain("Choose a new password");
        (await AuditAsync(admin)).ShouldBe([$"mail.open {letter.Split('/')[^1]}"]);
    }

    private static Dictionary<string, string> NewTenant(string slug, string owner) => new()
    {
        ["Slug"] = slug,
        ["Name"] = "Lantern",
        ["Currency"] = "EUR",
        ["TimeZone"] = "Europe/Berlin",
        ["WeekStart"] = "Monday",
        ["OwnerEmail"] = owner,
    };

    private async Task<List<string>> AuditAsync(User actor)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand("select action || ' ' || detail from platform_audit where actor_user_id = $1 order by audit_id", connection);
        command.Parameters.AddWithValue(actor.Id);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var entries = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            entries.Add(reader.GetString(0));
        }

        return entries;
    }
}
