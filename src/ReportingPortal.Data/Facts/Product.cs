using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>A product as the shop's files describe it.</summary>
public class Product : ITenantOwned
{
    public int TenantId { get; set; }

    public string ProductId { get; set; } = "";

    public string? Name { get; set; }

    public string? Category { get; set; }

    public string? SubCategory { get; set; }

    public decimal? Price { get; set; }

    public decimal? UnitCost { get; set; }

    /// <summary>Known only from order lines or events; a master row replaces it.</summary>
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
