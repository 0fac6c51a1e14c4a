using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>RFM values, scores and groupings (D1-D3) of a <see cref="CustomerPack"/>'s customers; the arrays run beside it.</summary>
public class RfmPack : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int PackNumber { get; set; }

    public int[] RecencyDays { get; set; } = [];

    public int[] Frequency { get; set; } = [];

    /// <summary>As scored, in ten-thousandths: the sum of net sales in the window, or their mean an order.</summary>
    public long[] Monetary { get; set; } = [];

    /// <summary>In the window, in ten-thousandths.</summary>
    public long[] NetSales { get; set; } = [];

    /// <summary>R, F and M, 1 to 5, as the digits of one number; 0 where there are none.</summary>
    public short[] Scores { get; set; } = [];

    /// <summary>Codes of groups, of tiers and of statuses.</summary>
    public short[] Groups { get; set; } = [];

    public short[] Tiers { get; set; } = [];

    public short[] Statuses { get; set; } = [];
}
