namespace ReportingPortal.Reports.Transport;

/// <summary>One mail to one recipient, in both readings, with at most one attachment.</summary>
/// <param name="Id">The message's key: its Message-ID, and its row in the built-in mailbox. A second copy has the same.</param>
/// <param name="UnsubscribeUrl">Answers a one-click POST (RFC 8058); null leaves the headers out.</param>
public sealed record OutgoingMail(
    Guid Id, string Recipient, string Subject, string Html, string Text, DateTimeOffset Date, MailAttachment? Attachment = null,
    string? UnsubscribeUrl = null);

public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
