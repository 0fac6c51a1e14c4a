using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Mailbox;

/// <summary>A mail in the list.</summary>
public sealed record MailListing(Guid MessageId, string Recipient, string Subject, DateTimeOffset SentAt, string? AttachmentName);

/// <summary>Reads the tenant's built-in mailbox.</summary>
public sealed class TenantMailbox(TenantSession session)
{
    /// <summary>Newest first.</summary>
    public async Task<(IReadOnlyList<MailListing> Mails, int Total)> ListAsync(int skip, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var mails = await session.Db.MailboxMessages.AsNoTracking().OrderByDescending(m => m.SentAt).ThenByDescending(m => m.MessageId).Skip(skip).Take(take)
            .Select(m => new MailListing(m.MessageId, m.Recipient, m.Subject, m.SentAt, m.AttachmentName)).ToListAsync(ct);
        return (mails, await session.Db.MailboxMessages.CountAsync(ct));
    }

    public async Task<MailboxMessage?> FindAsync(Guid messageId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.MailboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.MessageId == messageId, ct);
    }
}
