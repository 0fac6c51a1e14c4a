using System.Net;

namespace ReportingPortal.Web.Tests.Pages.Account;

public class SignInTests(PortalApp app) : IClassFixture<PortalApp>
{
    [Fact]
    public async Task The_right_password_opens_the_portal()
    {
        var user = await app.CreateUserAsync();
        var client = app.NewClient();

        await client.SignInAsync(user.Email!, PortalApp.Password);

        (await client.PageAsync("/")).ShouldContain("You belong to no shop yet");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var user = await app.CreateUserAsync();

        var wrong = await app.NewClient().TrySignInAsync(user.Email!, "not this one");
        var unknown = await app.NewClient().TrySignInAsync("nobody@example.com", "not this one");

        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        unknown.StatusCode.ShouldBe(HttpStatusCode.OK);
        Visible(await wrong.TextAsync(), user.Email!).ShouldBe(Visible(await unknown.TextAsync(), "nobody@example.com"));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_fifteen_minutes()
    {
        var user = await app.CreateUserAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await app.NewClient().TrySignInAsync(user.Email!, "wrong password");
        }

        (await app.NewClient().TrySignInAsync(user.Email!, PortalApp.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_asked_for_before_signing_in_opens_after_it()
    {
        var user = await app.CreateUserAsync(isPlatformAdmin: true);
        var client = app.NewClient();

        var refused = await client.GetAsync("/account/change-password");
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signedIn = await client.PostFormAsync(
            refused.Headers.Location!.PathAndQuery, new() { ["Email"] = user.Email!, ["Password"] = PortalApp.Password });

        signedIn.Headers.Location!.ToString().ShouldBe("/account/change-password");
    }

    [Fact]
    public async Task A_return_address_outside_the_portal_is_not_followed()
    {
        var user = await app.CreateUserAsync();

        var signedIn = await app.NewClient().PostFormAsync(
            "/account/sign-in?returnUrl=https%3A%2F%2Fevil.example%2F", new() { ["Email"] = user.Email!, ["Password"] = PortalApp.Password });

        signedIn.Headers.Location!.ToString().ShouldBe("/");
    }

    private static string Visible(string page, string email)
        => System.Text.RegularExpressions.Regex.Replace(page, "value=\"[^\"]+\"", "").Replace(email, "");
}
