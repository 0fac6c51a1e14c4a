using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>Files with this header are loaded without a question.</summary>
public class TrustedSource : ITenantOwned
{
    public int TenantId { get; set; }

    public string HeaderFingerprint { get; set; } = "";

    public DateTimeOffset TrustedAt { get; set; }

    /// <summary>A user id without constraint: accounts are not a tenant's rows.</summary>
    public Guid? TrustedBy { get; set; }
}
