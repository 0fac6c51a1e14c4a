namespace ReportingPortal.Data.Tenancy;

/// <summary>What interactions weigh for a tenant's recommendations where that is not the standard; without a row it is.</summary>
public class InteractionSetting : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>JSON; read and checked by the analysis.</summary>
    public string Rules { get; set; } = "{}";

    public DateTimeOffset ChangedAt { get; set; }

    public Guid? ChangedBy { get; set; }
}
