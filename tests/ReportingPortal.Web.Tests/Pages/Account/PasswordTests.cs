using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data;

namespace ReportingPortal.Web.Tests.Pages.Account;

public class PasswordTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_password_must_be_replaced_before_anything_else_opens()
    {
        var user = await app.CreateUserAsync(mustChangePassword: true);
        var client = await app.SignedInAsync(user);

        (await client.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/account/change-password");
        (await client.GetAsync("/api/v1/tenant")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var changed = await client.PostFormAsync(
            "/account/change-password", new() { ["CurrentPassword"] = PortalApp.Password, ["NewPassword"] = "quiet morning harbour" });

        changed.Headers.Location!.ToString().ShouldBe("/");
        (await client.PageAsync("/")).ShouldContain("Your password is changed.");
    }

    [Fact]
    public async Task The_same_password_again_is_no_change()
    {
        var client = await app.SignedInAsync(await app.CreateUserAsync(mustChangePassword: true));

        var answer = await client.PostFormAsync(
            "/account/change-password", new() { ["CurrentPassword"] = PortalApp.Password, ["NewPassword"] = PortalApp.Password });

        (await answer.TextAsync()).ShouldContain("Choose a password other than the present one.");
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_new_password_has_twelve_characters_at_least()
    {
        var client = await app.SignedInAsync(await app.CreateUserAsync());

        var answer = await client.PostFormAsync(
            "/account/change-password", new() { ["CurrentPassword"] = PortalApp.Password, ["NewPassword"] = "elevenchars" });

        (await answer.TextAsync()).ShouldContain("at least 12 characters");
    }

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_once()
    {
        var user = await app.CreateUserAsync();
        var client = app.NewClient();

        await client.PostFormAsync("/account/forgot-password", new() { ["Email"] = user.Email! });
        var link = (await app.LinksMailedToAsync(user.Email!))[^1];
        var reset = await client.PostFormAsync(link, new() { ["NewPassword"] = "quiet morning harbour" });

        reset.Headers.Location!.ToString().ShouldBe("/account/sign-in");
        await app.NewClient().SignInAsync(user.Email!, "quiet morning harbour");
        (await (await client.PostFormAsync(link, new() { ["NewPassword"] = "another long password" })).TextAsync()).ShouldContain("no longer valid");
    }

    [Fact]
    public async Task A_mailed_link_ends_the_rest_after_wrong_guesses()
    {
        var user = await app.CreateUserAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await app.NewClient().TrySignInAsync(user.Email!, "wrong password");
        }

        await app.NewClient().PostFormAsync("/account/forgot-password", new() { ["Email"] = user.Email! });
        await app.NewClient().PostFormAsync((await app.LinksMailedToAsync(user.Email!))[^1], new() { ["NewPassword"] = "quiet morning harbour" });

        await app.NewClient().SignInAsync(user.Email!, "quiet morning harbour");
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_answers_the_same_and_mails_nobody()
    {
        var answer = await app.NewClient().PostFormAsync("/account/forgot-password", new() { ["Email"] = "stranger@example.com" });

        answer.Headers.Location!.ToString().ShouldBe("/account/forgot-password?sent=True");
        (await app.LinksMailedToAsync("stranger@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_other_devices()
    {
        var user = await app.CreateUserAsync();
        var (here, elsewhere) = (await app.SignedInAsync(user), await app.SignedInAsync(user));

        await here.PostFormAsync("/account/change-password", new() { ["CurrentPassword"] = PortalApp.Password, ["NewPassword"] = "quiet morning harbour" });
        app.Time.Advance(TimeSpan.FromMinutes(2));

        (await here.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/")).Headers.Location!.PathAndQuery.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task An_unconfirmed_address_gets_a_link_and_then_signs_in()
    {
        var user = await app.CreateUserAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Users.Where(u => u.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, false), Ct);
        }

        (await app.NewClient().TrySignInAsync(user.Email!, PortalApp.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.NewClient().PageAsync((await app.LinksMailedToAsync(user.Email!))[^1])).ShouldContain("Your address is confirmed");

        await app.NewClient().SignInAsync(user.Email!, PortalApp.Password);
    }
}
