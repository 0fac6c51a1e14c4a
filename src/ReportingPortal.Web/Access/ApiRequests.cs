namespace ReportingPortal.Web.Access;

/// <summary>Tells requests of programs, answered with JSON, from requests of people, answered with pages.</summary>
public static class ApiRequests
{
    private static readonly string[] Prefixes = ["/api", "/recommendations", "/openapi"];

    public static bool IsApi(this HttpContext context)
        => Array.Exists(Prefixes, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
