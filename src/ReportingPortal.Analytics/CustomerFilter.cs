namespace ReportingPortal.Analytics;

/// <summary>What figures of customers are cut to. Null means all.</summary>
/// <param name="Region">The customer's own: of the master file, else of the last order.</param>
/// <param name="Category">The customer's favourite (D14).</param>
/// <param name="Group">One of the groups of D1.</param>
public sealed record CustomerFilter(string? Region = null, string? Category = null, string? Group = null)
{
    public static readonly CustomerFilter None = new();
}
