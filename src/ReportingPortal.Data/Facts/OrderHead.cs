using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>What a file of orders without their items says of an order: when, who, and whether it counts.</summary>
public class OrderHead : ITenantOwned
{
    public int TenantId { get; set; }

    public string OrderId { get; set; } = "";

    /// <summary>Null where files only said how the order stands: its lines come from files of whole lines, or not yet.</summary>
    public DateTimeOffset? OrderedAt { get; set; }

    /// <summary>The order's day in the tenant's zone; null with <see cref="OrderedAt"/>.</summary>
    public DateOnly? OrderDate { get; set; }

    /// <summary>Null for guests, and where an alias says who it is.</summary>
    public string? CustomerId { get; set; }

    /// <summary>A number that only a file of aliases knows the person of.</summary>
    public string? CustomerAlias { get; set; }

    public string? Region { get; set; }

    /// <summary>Null where no file said one: the order counts, and its lines keep the status they came with.</summary>
    public string? Status { get; set; }

    /// <summary>False when status is cancelled, failed or test (D0).</summary>
    public bool IsValid { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
