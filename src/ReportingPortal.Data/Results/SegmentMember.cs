using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>Which segment a customer fell into: a view of <see cref="SegmentPack"/>.</summary>
public class SegmentMember : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string CustomerId { get; set; } = "";

    public short SegmentId { get; set; }
}
