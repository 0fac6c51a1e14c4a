using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>A customer's RFM values, scores and groupings (D1-D3) in one run: a view of <see cref="RfmPack"/>.</summary>
public class RfmScore : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string CustomerId { get; set; } = "";

    public int RecencyDays { get; set; }

    public int Frequency { get; set; }

    /// <summary>As scored: the sum of net sales in the window, or their mean an order.</summary>
    public decimal Monetary { get; set; }

    /// <summary>In the window.</summary>
    public decimal NetSales { get; set; }

    /// <summary>1 to 5, 5 best; null when fewer than five customers could be scored.</summary>
    public short? RScore { get; set; }

    public short? FScore { get; set; }

    public short? MScore { get; set; }

    public string RfmGroup { get; set; } = "";

    public string ValueTier { get; set; } = "";

    public string ActivityStatus { get; set; } = "";
}
