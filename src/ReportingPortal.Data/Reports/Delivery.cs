using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>The ledger: one row per schedule, period and recipient; unique, so that nothing goes out twice or silently not at all.</summary>
public class Delivery : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid DeliveryId { get; set; } = OrderedId.Next();

    public Guid ScheduleId { get; set; }

    public DateOnly PeriodFrom { get; set; }

    public DateOnly PeriodTo { get; set; }

    public string Recipient { get; set; } = "";

    public DeliveryState State { get; set; }

    public Guid? ReportId { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>While sending: another worker may take over after it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Written directly before the message leaves: from then on a broken attempt is uncertain, before it can be repeated.</summary>
    public string? MessageId { get; set; }

    /// <summary>The server's words when it took the message.</summary>
    public string? ServerReply { get; set; }

    public string? LastError { get; set; }
}
