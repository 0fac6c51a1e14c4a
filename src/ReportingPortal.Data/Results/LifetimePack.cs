using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What the customers of a <see cref="CustomerPack"/> have brought (D8) and are expected to bring (D9); the arrays run beside it.</summary>
public class LifetimePack : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int PackNumber { get; set; }

    /// <summary>0 for who has none, of whom the other arrays say nothing.</summary>
    public int[] Orders { get; set; } = [];

    /// <summary>In ten-thousandths, as all money here.</summary>
    public long[] Historic { get; set; } = [];

    /// <summary>Purchase days after the first.</summary>
    public int[] Frequency { get; set; } = [];

    public int[] RecencyDays { get; set; } = [];

    public int[] AgeDays { get; set; } = [];

    /// <summary>Net sales a repeat purchase.</summary>
    public double[] MeanValue { get; set; } = [];

    /// <summary>Null without a model that tells.</summary>
    public double[]? ProbabilityAlive { get; set; }

    public double[] ExpectedPurchases { get; set; } = [];

    public long[] ExpectedValue { get; set; } = [];

    /// <summary>Of the standard horizon; this and the two before are 0 in a run without forecast.</summary>
    public long[] Clv { get; set; } = [];
}
