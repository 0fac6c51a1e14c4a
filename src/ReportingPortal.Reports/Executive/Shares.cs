namespace ReportingPortal.Reports.Executive;

/// <summary>Parts of a whole.</summary>
internal static class Shares
{
    /// <summary>Null where the whole is not positive: a share of nothing is undefined.</summary>
    public static decimal? Of(decimal part, decimal whole) => whole > 0 ? part / whole : null;

    /// <summary>The name to print for a dimension value the data leaves empty.</summary>
    public static string NameOrUnknown(string? name) => string.IsNullOrWhiteSpace(name) ? "(not given)" : name;

    /// <summary>What a customer is called.</summary>
    public static string NameOrId(string? name, string id) => string.IsNullOrWhiteSpace(name) ? id : name;
}
