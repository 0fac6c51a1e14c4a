using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>The events of one call of the API, stored before the answer; the batches of a minute become one <see cref="Upload"/>.</summary>
public class EventBatch : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Made in the order of time, so that batches are collected as they came.</summary>
    public Guid BatchId { get; set; } = OrderedId.Next();

    public DateTimeOffset ReceivedAt { get; set; }

    public int Events { get; set; }

    /// <summary>Rows of an events file without its header, deflate-compressed.</summary>
    public byte[] Content { get; set; } = [];
}
