using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Transport;

/// <summary>Puts the mail into the tenant's built-in mailbox, in one transaction. The mail's id is the row's key: a second copy changes nothing.</summary>
public sealed class MailboxTransport(TenantSession session, TimeProvider clock) : IMailTransport
{
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, Func<Task<bool>> mayHandOver, CancellationToken ct)
    {
        if (!await mayHandOver())
        {
            return new MailOutcome(MailVerdict.Withdrawn, "Another worker took this mail over.");
        }

        await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
        if (!await session.Db.MailboxMessages.AnyAsync(m => m.MessageId == mail.Id, CancellationToken.None))
        {
            session.Db.MailboxMessages.Add(new MailboxMessage
            {
                TenantId = session.Tenant.TenantId,
                MessageId = mail.Id,
                DeliveryId = mail.Id,
                Recipient = mail.Recipient,
                Subject = MimeHeader.OneLine(mail.Subject),
                HtmlBody = mail.Html,
                TextBody = mail.Text,
                SentAt = clock.GetUtcNow(),
                AttachmentName = mail.Attachment?.FileName,
                Attachment = mail.Attachment?.Content,
            });
            await session.Db.SaveChangesAsync(CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return new MailOutcome(MailVerdict.Accepted, "Put into the built-in mailbox; no mail server is configured.");
    }
}
