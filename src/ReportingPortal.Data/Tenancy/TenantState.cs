namespace ReportingPortal.Data.Tenancy;

/// <summary>What a tenant's pages stand on: the finished run they read, and how current the data is.</summary>
public class TenantState : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Switched in the transaction that completes a run.</summary>
    public Guid? CurrentRunId { get; set; }

    /// <summary>Raised by every merge that changed a fact; a run remembers the version it saw.</summary>
    public long DataVersion { get; set; }

    /// <summary>Last day with a valid order (D0); null while the tenant has none.</summary>
    public DateOnly? AsOfDate { get; set; }

    public DateTimeOffset? DataChangedAt { get; set; }
}
