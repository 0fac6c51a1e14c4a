using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>One computation of a tenant's results over the data of one moment.</summary>
public class AnalysisRun : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; } = OrderedId.Next();

    public RunStatus Status { get; set; }

    public DateOnly? AsOfDate { get; set; }

    /// <summary>The state of the data it stands on, from its start: what its steps have written stays good for as long as this does.</summary>
    public long DataVersion { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? Error { get; set; }
}
