namespace ReportingPortal.Data.Accounts;

/// <summary>What was done across tenants, by whom.</summary>
public class PlatformAuditEntry
{
    public long AuditId { get; set; }

    public DateTimeOffset HappenedAt { get; set; }

    public Guid? ActorUserId { get; set; }

    public string Action { get; set; } = "";

    public int? SubjectTenantId { get; set; }

    public string Detail { get; set; } = "";
}
