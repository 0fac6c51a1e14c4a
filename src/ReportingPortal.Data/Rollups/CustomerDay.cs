using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>
/// What customers bought on one day in one region, packed: the arrays run side by side, one place a customer, in the order of
/// their ids. A row a customer and day would be as many rows as there are orders, and their indexes cost more than the facts.
/// Category '*' is the whole order, counted in one region only, so that orders are additive over days and regions.
/// </summary>
public class CustomerDay : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    public string Category { get; set; } = "";

    public string[] CustomerIds { get; set; } = [];

    /// <summary>Zero for a customer who only returned something.</summary>
    public int[] Orders { get; set; } = [];

    public decimal[] NetSales { get; set; } = [];
}
