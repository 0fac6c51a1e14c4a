using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>Which person a customer number of order heads stands for: some shops give a customer a new number with each order.</summary>
public class CustomerAlias : ITenantOwned
{
    public int TenantId { get; set; }

    public string AliasId { get; set; } = "";

    public string CustomerId { get; set; } = "";

    /// <summary>Where the person was under this number.</summary>
    public string? Region { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
