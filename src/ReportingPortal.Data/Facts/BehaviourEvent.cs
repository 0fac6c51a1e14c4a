using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>Something a visitor did.</summary>
public class BehaviourEvent : ITenantOwned
{
    public int TenantId { get; set; }

    public string EventId { get; set; } = "";

    public DateTimeOffset OccurredAt { get; set; }

    public DateOnly EventDate { get; set; }

    public string? CustomerId { get; set; }

    public string SessionId { get; set; } = "";

    public EventType EventType { get; set; }

    /// <summary>The order a purchase belongs to, where the source numbers its orders.</summary>
    public string? OrderId { get; set; }

    public string? ProductId { get; set; }

    public string? Category { get; set; }

    public decimal? Price { get; set; }

    public decimal? Quantity { get; set; }

    /// <summary>Total of a purchase whose source names that alone; the price is then what its units make of it, rounded. Null elsewhere.</summary>
    public decimal? Amount { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    /// <summary>Hash of the canonical source values: tells changed from unchanged.</summary>
    public long RowHash { get; set; }
}
