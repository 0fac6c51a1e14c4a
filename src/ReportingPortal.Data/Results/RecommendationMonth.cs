using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>A month's purchases by customer and product, packed for the runs to come: a copy of facts, read again when their days have got other figures.</summary>
public class RecommendationMonth : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Which state of its days it is a copy of.</summary>
    public string Stamp { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
