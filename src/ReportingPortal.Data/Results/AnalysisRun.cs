using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>One computation of RFM, segments and lifetime values over the data of one moment.</summary>
public class AnalysisRun : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; } = Guid.CreateVersion7();

    public RunStatus Status { get; set; }

    public DateOnly? AsOfDate { get; set; }

    public long DataVersion { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>JSON: each step with its milliseconds and rows.</summary>
    public string Steps { get; set; } = "[]";

    public string? Error { get; set; }
}
