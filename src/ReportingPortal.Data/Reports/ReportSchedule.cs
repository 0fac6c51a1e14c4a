using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>A weekly report: wall-clock time in the tenant's zone.</summary>
public class ReportSchedule : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid ScheduleId { get; set; } = OrderedId.Next();

    public string Name { get; set; } = "";

    public DayOfWeek Weekday { get; set; }

    public TimeOnly LocalTime { get; set; }

    public bool IsActive { get; set; }

    /// <summary>Mail addresses in lower case: members, or addresses an owner approved.</summary>
    public string[] Recipients { get; set; } = [];

    /// <summary>Those of the recipients that are no members and go out on an owner's word; all others must be members when the mail leaves.</summary>
    public string[] ApprovedAddresses { get; set; } = [];

    /// <summary>The instant of the next fire; moved on in the transaction that writes its ledger rows.</summary>
    public DateTimeOffset NextDueAt { get; set; }

    /// <summary>Since when its weekday, time and zone stand as they are: every fire since then must be in the ledger.</summary>
    public DateTimeOffset ActiveSince { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
