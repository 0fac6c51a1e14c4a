using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>
/// A correction that became a habit: this text of this field means that one. Holds for files received from its making to its
/// removal, so that a file read again later gives the same rows.
/// </summary>
public class ValueRule : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RuleId { get; set; } = OrderedId.Next();

    /// <summary>category, region, status, product_name or customer_name.</summary>
    public string Field { get; set; } = "";

    public string FromValue { get; set; } = "";

    public string ToValue { get; set; } = "";

    /// <summary>Only files with this header; null for all.</summary>
    public string? HeaderFingerprint { get; set; }

    /// <summary>A file of that header by name, for people.</summary>
    public string? SourceName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A user id without constraint: accounts are not a tenant's rows.</summary>
    public Guid? CreatedBy { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
}
