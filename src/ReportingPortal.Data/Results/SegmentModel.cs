using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>The k-means clustering of a run (D10), or the reason why there is none.</summary>
public class SegmentModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int K { get; set; }

    public double Silhouette { get; set; }

    public double Inertia { get; set; }

    public string[] Features { get; set; } = [];

    /// <summary>JSON: k to mean silhouette.</summary>
    public string SilhouetteByK { get; set; } = "{}";

    /// <summary>Share of customers whose segment differs from the previous run's.</summary>
    public double MovedShare { get; set; }

    /// <summary>Weak structure, too few customers, ...</summary>
    public string? Notice { get; set; }
}
