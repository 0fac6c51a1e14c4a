using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>
/// What products sold on one day in one region, packed like <see cref="CustomerDay"/>: one place a product, in the order of
/// their ids.
/// </summary>
public class ProductDay : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    public string[] ProductIds { get; set; } = [];

    /// <summary>
    /// <see cref="PackedNumbers"/>: orders, net sales, net sales of the lines whose cost is known (the base of profit and margin),
    /// cost, units sold.
    /// </summary>
    public byte[] Figures { get; set; } = [];
}
