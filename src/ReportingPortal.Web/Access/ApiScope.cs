namespace ReportingPortal.Web.Access;

/// <summary>What an API key may do. Read and write stand side by side, so that a collector of events can't read figures.</summary>
public enum ApiScope
{
    Read,
    Write,

    /// <summary>Includes read and write.</summary>
    Admin,
}

public static class ApiScopes
{
    public static readonly IReadOnlyList<string> All = ["read", "write", "admin"];

    public static bool Includes(IEnumerable<string> granted, ApiScope wanted)
        => granted.Any(scope => scope == "admin" || scope == All[(int)wanted]);
}
