using System.Net;
using System.Text.RegularExpressions;

namespace ReportingPortal.Web.Tests;

/// <summary>What a person does with a browser: opens pages and sends the forms they hold, antiforgery token included.</summary>
public sealed partial class PortalClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    /// <summary>The page's HTML as <see cref="Answers.Plain"/> has it; fails unless the answer is 200.</summary>
    public async Task<string> PageAsync(string path)
    {
        var response = await http.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.TextAsync();
    }

    /// <summary>Opens the page, takes its token and posts the fields (to <paramref name="action"/> if the form goes elsewhere).</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, Dictionary<string, string> fields, string? action = null)
    {
        var form = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = await TokenAsync(page) };
        return await http.PostAsync(action ?? page, new FormUrlEncodedContent(form));
    }

    public Task<HttpResponseMessage> PostWithoutTokenAsync(string path, Dictionary<string, string> fields)
        => http.PostAsync(path, new FormUrlEncodedContent(fields));

    public async Task<string> TokenAsync(string page)
        => TokenField().Match(await PageAsync(page)) is { Success: true } match
            ? match.Groups[1].Value
            : throw new InvalidOperationException($"{page} holds no antiforgery token.");

    public Task<HttpResponseMessage> TrySignInAsync(string email, string password)
        => PostFormAsync("/account/sign-in", new() { ["Email"] = email, ["Password"] = password });

    public async Task SignInAsync(string email, string password)
        => (await TrySignInAsync(email, password)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "sign-in");

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex TokenField();
}
