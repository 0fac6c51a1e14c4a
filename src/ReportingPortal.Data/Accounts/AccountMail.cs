namespace ReportingPortal.Data.Accounts;

/// <summary>A mail about an account (invitation, confirmation, reset) kept in the built-in mailbox when no SMTP server is configured.</summary>
public class AccountMail
{
    public Guid MailId { get; set; } = OrderedId.Next();

    public string Recipient { get; set; } = "";

    public string Subject { get; set; } = "";

    public string HtmlBody { get; set; } = "";

    public string TextBody { get; set; } = "";

    public DateTimeOffset SentAt { get; set; }
}
