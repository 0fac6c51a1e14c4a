using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>What one customer did on one day in one region; category '*' is the whole order, so that orders are additive over days and regions.</summary>
public class CustomerDay : ITenantOwned
{
    public int TenantId { get; set; }

    public string CustomerId { get; set; } = "";

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    public string Category { get; set; } = "";

    public int Orders { get; set; }

    public decimal NetSales { get; set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public decimal CostedNetSales { get; set; }

    public decimal Cost { get; set; }

    public decimal UnitsSold { get; set; }

    public DateTimeOffset? FirstOrderAt { get; set; }

    public DateTimeOffset? LastOrderAt { get; set; }
}
