using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What a run recommends from (D11), and how its models did against popularity (D12). Record and fitted models lie in chunks under their versions.</summary>
public class RecommendationModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>The run that recorded what lists stand on: itself, or an earlier one where nothing of that has changed since.</summary>
    public Guid Version { get; set; }

    /// <summary>Under which the fitted models lie: this run's, or those of an earlier one that still serve.</summary>
    public Guid FitVersion { get; set; }

    public DateTimeOffset FittedAt { get; set; }

    /// <summary>The share of <see cref="Interactions"/> that models were fitted on.</summary>
    public double FittedShare { get; set; }

    /// <summary>SHA-256 of everything lists stand on but the fit: interactions, products, customers' groups, settings.</summary>
    public string Fingerprint { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>user_knn, item_knn, als, bpr or popularity.</summary>
    public string Serving { get; set; } = "";

    /// <summary>Why that one serves, in a sentence.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The end of the training time of the test; null where there was too little for one.</summary>
    public DateTimeOffset? CutAt { get; set; }

    /// <summary>Customers the test stands on, and those it could have: beyond a limit a seeded sample is taken.</summary>
    public int TestUsers { get; set; }

    public int TestCandidates { get; set; }

    /// <summary>JSON: each model's metrics, popularity among them.</summary>
    public string Metrics { get; set; } = "[]";

    /// <summary>JSON: what interactions weighed.</summary>
    public string Weights { get; set; } = "{}";

    public int Users { get; set; }

    public int Products { get; set; }

    /// <summary>Customer and product pairs that have to do with each other.</summary>
    public long Interactions { get; set; }
}
