using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>A product's whole history in one row.</summary>
public class ProductSummary : ITenantOwned
{
    public int TenantId { get; set; }

    public string ProductId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Category { get; set; } = "";

    public int Orders { get; set; }

    public decimal NetSales { get; set; }

    public decimal UnitsSold { get; set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public decimal CostedNetSales { get; set; }

    public decimal Cost { get; set; }

    public DateOnly? FirstSoldOn { get; set; }

    public DateOnly? LastSoldOn { get; set; }
}
