using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>In which RFM group a customer stood at each point of a run; the arrays run beside <see cref="RfmModel.Points"/>.</summary>
public class RfmHistory : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string CustomerId { get; set; } = "";

    /// <summary>Codes of groups; 0 for who had not ordered by then, or not in the window.</summary>
    public short[] Groups { get; set; } = [];

    /// <summary>Net sales of the window that ends at each point.</summary>
    public decimal[] NetSales { get; set; } = [];
}
