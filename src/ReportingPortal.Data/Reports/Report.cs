using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>A report's frozen figures. PDF, browser view, mail and CSV are functions of these bytes.</summary>
public class Report : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid ReportId { get; set; } = OrderedId.Next();

    public string Title { get; set; } = "";

    public DateOnly PeriodFrom { get; set; }

    /// <summary>First day after the period.</summary>
    public DateOnly PeriodTo { get; set; }

    public string Region { get; set; } = "*";

    public string Category { get; set; } = "*";

    public ReportStatus Status { get; set; }

    public DateOnly? AsOfDate { get; set; }

    /// <summary>UTF-8 JSON, exactly as hashed.</summary>
    public byte[]? Snapshot { get; set; }

    public byte[]? Sha256 { get; set; }

    public Guid? ScheduleId { get; set; }

    public Guid? CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? Error { get; set; }
}
