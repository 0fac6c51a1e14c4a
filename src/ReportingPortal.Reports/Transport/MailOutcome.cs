namespace ReportingPortal.Reports.Transport;

public enum MailVerdict
{
    /// <summary>The server took responsibility for the message.</summary>
    Accepted,

    /// <summary>Nothing was delivered and another attempt may succeed.</summary>
    Deferred,

    /// <summary>The server refused this recipient or this message for good.</summary>
    Refused,

    /// <summary>The connection broke after the message was handed over: nobody knows.</summary>
    Uncertain,

    /// <summary>Another worker took over before the hand-over; nothing was sent.</summary>
    Withdrawn,
}

/// <param name="Reply">The server's own words, or ours where it said none.</param>
public sealed record MailOutcome(MailVerdict Verdict, string Reply);
