using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>What the ledger says after an attempt: a pure function of what the transport knows.</summary>
/// <param name="KeepsMessageId">The message left; whoever looks for it needs its id.</param>
internal sealed record AttemptOutcome(
    DeliveryState State, DateTimeOffset? NextAttemptAt, DateTimeOffset? AcceptedAt, bool KeepsMessageId, string? ServerReply, string? LastError)
{
    public static AttemptOutcome Of(MailOutcome outcome, int attempts, DateTimeOffset now) => outcome.Verdict switch
    {
        MailVerdict.Accepted => new(DeliveryState.Accepted, null, now, true, outcome.Reply, null),
        MailVerdict.Refused => new(DeliveryState.Failed, null, null, false, outcome.Reply, outcome.Reply),
        MailVerdict.Uncertain => new(DeliveryState.Uncertain, null, null, true, null, outcome.Reply),
        _ => RetryPlan.NextAttemptAt(attempts, now) is { } next
            ? new(DeliveryState.Rendered, next, null, false, null, outcome.Reply)
            : new(DeliveryState.Failed, null, null, false, null, $"Given up after {attempts} attempts. The last: {outcome.Reply}"),
    };
}
