using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>A mapping a person gave once, remembered by the file's header.</summary>
public class SavedMapping : ITenantOwned
{
    public int TenantId { get; set; }

    public string HeaderFingerprint { get; set; } = "";

    public UploadKind Kind { get; set; }

    public string Mapping { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}
