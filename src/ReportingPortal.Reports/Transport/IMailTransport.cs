namespace ReportingPortal.Reports.Transport;

/// <summary>Gives one mail to what carries it: an SMTP server, or the tenant's built-in mailbox where none is configured.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Hands the mail over and tells what is known of it. Troubles are outcomes, not exceptions; only a cancellation before
    /// the hand-over is thrown.
    /// </summary>
    /// <param name="mayHandOver">
    /// Asked once, directly before the message leaves. It records that from here on the message may have arrived; false
    /// means another worker has taken over, and nothing is sent.
    /// </param>
    Task<MailOutcome> SendAsync(OutgoingMail mail, Func<Task<bool>> mayHandOver, CancellationToken ct);
}
