using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>A piece of a record or of fitted models. It goes when no run names its version any more.</summary>
public class RecommendationChunk : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid Version { get; set; }

    public int ChunkNumber { get; set; }

    public byte[] Content { get; set; } = [];
}
