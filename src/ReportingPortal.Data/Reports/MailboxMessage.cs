using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>A mail in the built-in mailbox, used while no SMTP server is configured.</summary>
public class MailboxMessage : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid MessageId { get; set; } = OrderedId.Next();

    public string Recipient { get; set; } = "";

    public string Subject { get; set; } = "";

    public string HtmlBody { get; set; } = "";

    public string TextBody { get; set; } = "";

    public DateTimeOffset SentAt { get; set; }

    public Guid? DeliveryId { get; set; }

    public string? AttachmentName { get; set; }

    public byte[]? Attachment { get; set; }
}
