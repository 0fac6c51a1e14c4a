namespace ReportingPortal.Data.Reports;

/// <summary>Where a due mail stands. Accepted is written only after the receiving server said so.</summary>
public enum DeliveryState : short
{
    Due = 1,
    Rendered = 2,
    Sending = 3,
    Accepted = 4,
    Failed = 5,

    /// <summary>The connection broke after the message was handed over: sent again only by a person.</summary>
    Uncertain = 6,
}
