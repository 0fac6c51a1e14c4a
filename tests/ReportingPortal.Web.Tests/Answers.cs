using System.Net;
using System.Text.Json;

namespace ReportingPortal.Web.Tests;

/// <summary>Reads answers in tests.</summary>
public static class Answers
{
    /// <summary>The body as people read it: see <see cref="Plain"/>.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) => (await response.Content.ReadAsStringAsync()).Plain();

    /// <summary>HTML entities decoded, and a space that does not break as the one a keyboard writes.</summary>
    public static string Plain(this string html) => WebUtility.HtmlDecode(html).Replace('\u00a0', ' ');

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
