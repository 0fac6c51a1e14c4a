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

    /// <summary>Days, by region, with a sale or return: everything here adds up over days, so that a day's change is one too.</summary>
    public int SaleDays { get; set; }
}
