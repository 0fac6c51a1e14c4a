using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>The quantile cuts a run scored by.</summary>
public class RfmCut : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>recency_days, frequency or monetary.</summary>
    public string Measure { get; set; } = "";

    /// <summary>The type-7 quantiles at .2, .4, .6, .8.</summary>
    public decimal[] Cuts { get; set; } = [];
}
