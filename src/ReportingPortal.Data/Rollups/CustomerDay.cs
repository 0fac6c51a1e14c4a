using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>
/// What customers bought on one day in one region, packed: one place a customer, in the order of their ids. A row a customer
/// and day would be as many rows as there are orders, and their indexes cost more than the facts. As a whole an order counts in
/// one region only, so that orders are additive over days and regions.
/// </summary>
public class CustomerDay : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    public string[] CustomerIds { get; set; } = [];

    /// <summary><see cref="PackedNumbers"/> of all categories together: orders (0 for who only returned something) and net sales.</summary>
    public byte[] Figures { get; set; } = [];

    public string[] Categories { get; set; } = [];

    /// <summary>Of each category <see cref="PackedNumbers"/>: the places of its customers, from 0, their orders and net sales in it.</summary>
    public byte[][] CategoryFigures { get; set; } = [];
}
