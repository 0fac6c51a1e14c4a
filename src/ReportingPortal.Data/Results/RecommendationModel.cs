using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What a run recommends from (D11), and how its models did against popularity (D12). The model itself lies in chunks under its version.</summary>
public class RecommendationModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>The run that fitted the model: itself, or an earlier one where nothing that matters has changed since.</summary>
    public Guid Version { get; set; }

    /// <summary>SHA-256 of everything the model was made of: interactions, products, customers' groups, settings.</summary>
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

    public int Users { get; set; }

    public int Products { get; set; }

    /// <summary>Customer and product pairs that have to do with each other.</summary>
    public long Interactions { get; set; }
}
