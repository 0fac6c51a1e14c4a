using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>The grain of sales: one line of one order. Region and category are those of the row; when null the customer's and the product's stand in at rollup time.</summary>
public class OrderLine : ITenantOwned
{
    public int TenantId { get; set; }

    public string OrderId { get; set; } = "";

    public string ProductId { get; set; } = "";

    /// <summary>Numbers equal products inside one order from 1: a repeated line is real, a repeated file is not.</summary>
    public int Occurrence { get; set; }

    public DateTimeOffset OrderedAt { get; set; }

    /// <summary>The order's day in the tenant's zone; all lines of an order share its earliest day.</summary>
    public DateOnly OrderDate { get; set; }

    /// <summary>Null for guests.</summary>
    public string? CustomerId { get; set; }

    public string? Region { get; set; }

    public string? Category { get; set; }

    public decimal Quantity { get; set; }

    public decimal UnitPrice { get; set; }

    /// <summary>Amount, not rate. Gross = net sales + discount on a sale line.</summary>
    public decimal Discount { get; set; }

    public decimal NetSales { get; set; }

    /// <summary>Null when unknown: the line is left out of profit and counted.</summary>
    public decimal? Cost { get; set; }

    public LineKind Kind { get; set; }

    public string Status { get; set; } = "completed";

    /// <summary>False when status is cancelled, failed or test (D0).</summary>
    public bool IsValid { get; set; }

    /// <summary>Derived from purchase events because the tenant gave no orders file.</summary>
    public bool IsFromEvents { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
