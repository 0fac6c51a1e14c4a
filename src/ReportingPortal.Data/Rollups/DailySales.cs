using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>Sales of one day by region and category. '*' stands for all of them, so that distinct counts are exact at every level.</summary>
public class DailySales : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SaleDate { get; set; }

    public string Region { get; set; } = "";

    public string Category { get; set; } = "";

    public decimal GrossSales { get; set; }

    public decimal Discounts { get; set; }

    public decimal Returns { get; set; }

    public decimal NetSales { get; set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public decimal CostedNetSales { get; set; }

    public decimal Cost { get; set; }

    public decimal UnitsSold { get; set; }

    public int Orders { get; set; }

    public int Customers { get; set; }

    public int GuestOrders { get; set; }

    public int LinesWithoutCost { get; set; }
}
