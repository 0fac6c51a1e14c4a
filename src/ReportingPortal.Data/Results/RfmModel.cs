using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>By which rules a run grouped customers (D1-D3), and what they came to on its data.</summary>
public class RfmModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>JSON: the tenant's rules at the time of the run.</summary>
    public string Rules { get; set; } = "{}";

    /// <summary>First day of the window; null where it is all history.</summary>
    public DateOnly? WindowFrom { get; set; }

    /// <summary>Least spend and orders of Gold and least spend of Silver, where tiers are cut at percentiles.</summary>
    public decimal? GoldMonetary { get; set; }

    public decimal? GoldFrequency { get; set; }

    public decimal? SilverMonetary { get; set; }

    /// <summary>Days since the last order up to which a customer is Active, and Dormant.</summary>
    public int ActiveDays { get; set; }

    public int DormantDays { get; set; }

    /// <summary>The days at whose end groups were worked out, oldest first; the last is the as-of date.</summary>
    public DateOnly[] Points { get; set; } = [];
}
