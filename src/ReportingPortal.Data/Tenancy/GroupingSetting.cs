namespace ReportingPortal.Data.Tenancy;

/// <summary>The rules a tenant groups its customers by where they are not the standard ones; without a row they are.</summary>
public class GroupingSetting : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>JSON; read and checked by the analysis.</summary>
    public string Rules { get; set; } = "{}";

    public DateTimeOffset ChangedAt { get; set; }

    public Guid? ChangedBy { get; set; }
}
