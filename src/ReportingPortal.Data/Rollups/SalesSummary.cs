using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>Sales of one day (D18), under the replaced system's column names.</summary>
public class SalesSummary : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SaleDate { get; set; }

    public decimal TotalSales { get; set; }

    public int UniqueCustomers { get; set; }

    public decimal TotalProductsSold { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The state of the data that gave the day its figures: later than a copy's, and the copy reads the day again.</summary>
    public long DataVersion { get; set; }
}
