using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>A customer's whole history in one row. Customers with returns only have no first order.</summary>
public class CustomerSummary : ITenantOwned
{
    public int TenantId { get; set; }

    public string CustomerId { get; set; } = "";

    public string? Name { get; set; }

    public string Region { get; set; } = "";

    public DateTimeOffset? FirstOrderAt { get; set; }

    public DateTimeOffset? LastOrderAt { get; set; }

    public DateOnly? FirstOrderOn { get; set; }

    public DateOnly? LastOrderOn { get; set; }

    public int LifetimeOrders { get; set; }

    public decimal LifetimeNetSales { get; set; }

    public decimal LifetimeUnits { get; set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public decimal CostedNetSales { get; set; }

    public decimal Cost { get; set; }
}
