using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>How many rows of an upload have one thing wrong with them.</summary>
public class QualityCount : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public Guid UploadId { get; set; }

    /// <summary>The check's name, such as missing_customer.</summary>
    public string Finding { get; set; } = "";

    public long Rows { get; set; }
}
