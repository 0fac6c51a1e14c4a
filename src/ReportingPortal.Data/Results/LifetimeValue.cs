using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What a customer has brought (D8) and is expected to bring (D9).</summary>
public class LifetimeValue : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string CustomerId { get; set; } = "";

    public int Orders { get; set; }

    public decimal Historic { get; set; }

    /// <summary>Purchase days after the first.</summary>
    public int Frequency { get; set; }

    public int RecencyDays { get; set; }

    public int AgeDays { get; set; }

    /// <summary>Net sales a repeat purchase.</summary>
    public double MeanValue { get; set; }

    /// <summary>Null without a model that tells.</summary>
    public double? ProbabilityAlive { get; set; }

    public double ExpectedPurchases { get; set; }

    public decimal ExpectedValue { get; set; }

    /// <summary>Of the standard horizon; this and the two before are 0 in a run without forecast.</summary>
    public decimal Clv { get; set; }
}
