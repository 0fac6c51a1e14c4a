using Dapper;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>A letter in the list of the built-in mailbox.</summary>
public sealed record AccountMailListing(Guid MailId, string Recipient, string Subject, DateTime SentAt);

/// <summary>A letter as it was handed over.</summary>
public sealed record StoredAccountMail(Guid MailId, string Recipient, string Subject, string HtmlBody, string TextBody, DateTime SentAt);

/// <summary>Reads the built-in mailbox, where letters about accounts lie while no mail server is set up.</summary>
public sealed class AccountMailbox(PlatformDatabase platform)
{
    public async Task<(IReadOnlyList<AccountMailListing> Mails, long Total)> ListAsync(int page, int pageSize, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from account_mails", cancellationToken: ct));
        var mails = await connection.QueryAsync<AccountMailListing>(new CommandDefinition(
            """
            select mail_id, recipient, subject, sent_at
            from account_mails
            order by sent_at desc, mail_id desc
            limit @page_size offset @skipped
            """,
            new { page_size = pageSize, skipped = (page - 1) * pageSize },
            cancellationToken: ct));
        return (mails.AsList(), total);
    }

    /// <summary>Opening a letter is noted: it may hold a link that opens somebody's account.</summary>
    public async Task<StoredAccountMail?> OpenAsync(Guid mailId, Guid actor, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        var mail = await FindAsync(connection, mailId, ct);
        if (mail is not null)
        {
            await PlatformDatabase.AuditAsync(connection, now, actor, "mail.open", null, mailId.ToString(), ct);
        }

        return mail;
    }

    public async Task<StoredAccountMail?> FindAsync(Guid mailId, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        return await FindAsync(connection, mailId, ct);
    }

    private static Task<StoredAccountMail?> FindAsync(Npgsql.NpgsqlConnection connection, Guid mailId, CancellationToken ct)
        => connection.QuerySingleOrDefaultAsync<StoredAccountMail>(new CommandDefinition(
            """
            select mail_id, recipient, subject, html_body, text_body, sent_at
            from account_mails
            where mail_id = @mail_id
            """,
            new { mail_id = mailId },
            cancellationToken: ct));
}
