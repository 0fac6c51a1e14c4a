using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>The cuts a run scored by.</summary>
public class RfmCut : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>recency_days, frequency or monetary.</summary>
    public string Measure { get; set; } = "";

    /// <summary>Ascending: type-7 quantiles (four, three or two of them), or the tenant's own four.</summary>
    public decimal[] Cuts { get; set; } = [];
}
