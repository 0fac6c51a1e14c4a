using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>A weekly report: wall-clock time in the tenant's zone.</summary>
public class ReportSchedule : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid ScheduleId { get; set; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public DayOfWeek Weekday { get; set; }

    public TimeOnly LocalTime { get; set; }

    public bool IsActive { get; set; }

    /// <summary>Mail addresses: members or addresses an owner approved.</summary>
    public string[] Recipients { get; set; } = [];

    /// <summary>The instant of the next fire; moved on in the transaction that writes its ledger rows.</summary>
    public DateTimeOffset NextDueAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
