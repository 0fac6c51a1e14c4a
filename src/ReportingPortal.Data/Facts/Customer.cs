using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>A customer as the shop's files describe them.</summary>
public class Customer : ITenantOwned
{
    public int TenantId { get; set; }

    public string CustomerId { get; set; } = "";

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public string? City { get; set; }

    /// <summary>A segment column of the source, kept to compare with ours.</summary>
    public string? GivenSegment { get; set; }

    public string? Gender { get; set; }

    public int? Age { get; set; }

    public DateOnly? RegisteredOn { get; set; }

    /// <summary>Known only from order lines; a master row replaces it.</summary>
    public bool IsDerived { get; set; }

    public Guid UploadId { get; set; }

    /// <summary>
    /// Where it is known from lines: the later uploads that gave a value the earlier ones had left open. The empty id among
    /// them says that nobody noted it then.
    /// </summary>
    public Guid[] CompletedBy { get; set; } = [];

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
