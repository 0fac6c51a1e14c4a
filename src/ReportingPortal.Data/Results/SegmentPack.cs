using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>Which segment each customer of a <see cref="CustomerPack"/> fell into, beside it.</summary>
public class SegmentPack : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int PackNumber { get; set; }

    /// <summary>0 for who fell into none.</summary>
    public short[] SegmentIds { get; set; } = [];
}
