using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Audiences;

/// <summary>A named list of customers, kept as what defines it: who belongs to it is found anew each time it is read.</summary>
public class Audience : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid AudienceId { get; set; } = OrderedId.Next();

    public string Name { get; set; } = "";

    /// <summary>JSON; read and checked by the analysis.</summary>
    public string Criteria { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null where a key made it.</summary>
    public Guid? CreatedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
