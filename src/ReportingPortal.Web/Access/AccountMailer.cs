using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>Writes the portal's few letters about accounts and hands them over in one place: by SMTP, or to the built-in mailbox.</summary>
public sealed class AccountMailer(ReportingDbContext db, AccountMailDispatch dispatch, TimeProvider time)
{
    public Task SendInvitationAsync(string recipient, Tenant tenant, TenantRole role, string link, CancellationToken ct)
        => SendAsync(recipient, new AccountLetter(
            $"You are invited to {tenant.Name}",
            $"You are invited to the reports of {tenant.Name} as {role}. The link works once, for seven days.",
            "Accept the invitation", link,
            "If you don't know who invited you, ignore this mail: nothing happens without the link."), ct);

    public Task SendPasswordResetAsync(string recipient, string link, CancellationToken ct)
        => SendAsync(recipient, new AccountLetter(
            "Choose a new password",
            "Somebody, probably you, asked for a new password for this address. The link works for three hours.",
            "Choose a new password", link,
            "If it wasn't you, ignore this mail: your password stays as it is."), ct);

    public Task SendConfirmationAsync(string recipient, string link, CancellationToken ct)
        => SendAsync(recipient, new AccountLetter(
            "Confirm your e-mail address",
            "Please confirm that this address is yours; then you can sign in. The link works for three hours.",
            "Confirm this address", link,
            "If you have no account with us, ignore this mail."), ct);

    private async Task SendAsync(string recipient, AccountLetter letter, CancellationToken ct)
    {
        var mail = new AccountMail
        {
            Recipient = recipient,
            Subject = letter.Subject,
            HtmlBody = letter.Html(),
            TextBody = letter.Text(),
            SentAt = time.GetUtcNow(),
        };
        if (dispatch.TryPost(mail))
        {
            return;
        }

        db.AccountMails.Add(mail);
        await db.SaveChangesAsync(ct);
    }
}
