using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>What was sold in an order, from a file that says neither when nor to whom: it is an order line once its head is here.</summary>
public class OrderItem : ITenantOwned
{
    public int TenantId { get; set; }

    public string OrderId { get; set; } = "";

    /// <summary>Its number within the order; without one, the product and which of its items in the order it is.</summary>
    public string ItemId { get; set; } = "";

    public string ProductId { get; set; } = "";

    public string? Category { get; set; }

    public decimal Quantity { get; set; }

    public decimal UnitPrice { get; set; }

    /// <summary>Amount, not rate. Gross = net sales + discount on a sale.</summary>
    public decimal Discount { get; set; }

    public decimal NetSales { get; set; }

    /// <summary>Null when unknown.</summary>
    public decimal? Cost { get; set; }

    public LineKind Kind { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
