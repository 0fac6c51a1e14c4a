using Microsoft.AspNetCore.Authentication.Cookies;

namespace ReportingPortal.Web.Hosting;

/// <summary>
/// Over https the session cookie carries the __Host- prefix: browsers then refuse one set by a sister domain or over
/// plain http. Over http (localhost, first try) the prefix would make them refuse the cookie itself.
/// </summary>
public sealed class HostPrefixCookies : ICookieManager
{
    private readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
        => inner.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
        => inner.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
