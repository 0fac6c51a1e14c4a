using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>
/// The orders of one day in one region, packed: what each was worth, and what first-time customers, returning ones and guests
/// brought (D13, D15). An order is whole in one region, the first of its by name. A row an order would be millions of rows to read for a page.
/// </summary>
public class OrderDay : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    /// <summary>Net sales of each order, ascending, in ten-thousandths: 64-bit integers, little-endian.</summary>
    public byte[] NetSales { get; set; } = [];

    public int NewOrders { get; set; }

    public decimal NewNetSales { get; set; }

    public int ReturningOrders { get; set; }

    public decimal ReturningNetSales { get; set; }

    public int GuestOrders { get; set; }

    public decimal GuestNetSales { get; set; }

    /// <summary>Of documents that only take back: they are no order, but part of the day's net sales.</summary>
    public decimal OtherNetSales { get; set; }
}
