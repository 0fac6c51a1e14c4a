using System.Threading.Channels;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Web.Access;

/// <summary>
/// Sends letters about accounts by SMTP where that is set up, apart from the request: whether an address has an account
/// must not show in how long an answer takes. A letter the server does not take stays in the built-in mailbox.
/// </summary>
public sealed class AccountMailDispatch(IServiceScopeFactory scopes, ILogger<AccountMailDispatch> logger, SmtpTransport? smtp = null)
    : BackgroundService
{
    private const int Attempts = 3;

    private readonly Channel<AccountMail> letters = Channel.CreateBounded<AccountMail>(1000);

    // False in a command-line verb, which has the services but runs none of the hosted ones.
    private volatile bool isRunning;

    /// <returns>False when nobody sends, or more waits than can be taken: then the mailbox keeps the letter.</returns>
    public bool TryPost(AccountMail letter) => isRunning && letters.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (smtp is null)
        {
            return;
        }

        isRunning = true;
        await foreach (var letter in letters.Reader.ReadAllAsync(stoppingToken))
        {
            var outcome = await SendAsync(smtp, letter, stoppingToken);
            if (outcome.Verdict is not (MailVerdict.Accepted or MailVerdict.Uncertain))
            {
                logger.LogWarning("A letter about an account stays in the mailbox: the mail server answered {Reply}.", outcome.Verdict);
                await KeepAsync(letter, stoppingToken);
            }
        }
    }

    private static async Task<MailOutcome> SendAsync(SmtpTransport smtp, AccountMail letter, CancellationToken ct)
    {
        var mail = new OutgoingMail(letter.MailId, letter.Recipient, letter.Subject, letter.HtmlBody, letter.TextBody, letter.SentAt);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await smtp.SendAsync(mail, () => Task.FromResult(true), ct);
            if (outcome.Verdict != MailVerdict.Deferred || attempt == Attempts)
            {
                return outcome;
            }

            await Task.Delay(TimeSpan.FromSeconds(5 * attempt), ct);
        }
    }

    private async Task KeepAsync(AccountMail letter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        db.AccountMails.Add(letter);
        await db.SaveChangesAsync(ct);
    }
}
