using System.Net;
using System.Text.Json;

namespace ReportingPortal.Web.Tests;

/// <summary>Reads answers in tests.</summary>
public static class Answers
{
    /// <summary>The body with HTML entities decoded.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response)
        => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
