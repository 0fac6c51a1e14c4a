using System.Net.Sockets;
using System.Security.Authentication;

namespace ReportingPortal.Reports.Transport;

/// <summary>
/// Sends one mail over one connection. Trouble before the recipient is named is the server's or the configuration's and may
/// pass; a 5xx to the recipient or the message is final; from the message's last line until the server's answer nobody knows.
/// </summary>
public sealed class SmtpTransport(SmtpOptions options) : IMailTransport
{
    private readonly (string? Name, string Address) sender = MailAddressRule.ParseSender(options.From);

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, Func<Task<bool>> mayHandOver, CancellationToken ct)
    {
        var handedOver = false;
        try
        {
            await using var connection = await ConnectAsync(ct);
            var session = new SmtpSession(connection, options);
            await session.BeginAsync(ct);
            if (await EnvelopeAsync(connection, session, mail.Recipient, ct) is { } refusal)
            {
                return refusal;
            }

            if (!await mayHandOver())
            {
                return new MailOutcome(MailVerdict.Withdrawn, "Another worker took this mail over.");
            }

            var data = await connection.CommandAsync("DATA", ct);
            if (data.Code != 354)
            {
                return Of(data);
            }

            await connection.WriteAsync(DotStuffing.Apply(MimeWriter.Write(mail, sender.Name, sender.Address)), ct);

            // The final dot: from here on no cancellation may leave the question open that the server's answer settles.
            handedOver = true;
            var reply = await connection.CommandAsync(".", CancellationToken.None);
            await QuitAsync(session);
            return Of(reply);
        }
        catch (Exception e) when (IsOfTheLine(e) && (handedOver || !ct.IsCancellationRequested))
        {
            return Broken(e, handedOver);
        }
    }

    private async Task<SmtpConnection> ConnectAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        return await SmtpConnection.OpenAsync(options, limit.Token);
    }

    /// <summary>Names sender and recipient; the answer when one of them was refused.</summary>
    private async Task<MailOutcome?> EnvelopeAsync(SmtpConnection connection, SmtpSession session, string recipient, CancellationToken ct)
    {
        var (from, to) = (MailAddressRule.ToWire(sender.Address), MailAddressRule.ToWire(recipient));
        var international = !MailAddressRule.IsAscii(from + to);
        if (international && !session.Offers("SMTPUTF8"))
        {
            return new MailOutcome(MailVerdict.Refused, "The server takes no international addresses (SMTPUTF8).");
        }

        var mail = await connection.CommandAsync($"MAIL FROM:<{from}>{(session.Offers("8BITMIME") ? " BODY=8BITMIME" : "")}{(international ? " SMTPUTF8" : "")}", ct);
        if (!mail.IsPositive)
        {
            return new MailOutcome(MailVerdict.Deferred, $"The server refused the sender: {mail}");
        }

        var rcpt = await connection.CommandAsync($"RCPT TO:<{to}>", ct);
        return rcpt.IsPositive ? null : Of(rcpt);
    }

    private static async Task QuitAsync(SmtpSession session)
    {
        try
        {
            await session.EndAsync(CancellationToken.None);
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            // The message's fate is already known; how the server says goodbye changes nothing.
        }
    }

    private static MailOutcome Of(SmtpReply reply)
        => new(
            reply.IsPositive ? MailVerdict.Accepted : reply.IsTemporary ? MailVerdict.Deferred : MailVerdict.Refused,
            reply.ToString());

    private static MailOutcome Broken(Exception e, bool handedOver)
    {
        var what = e switch
        {
            OperationCanceledException => "The server did not answer in time.",
            AuthenticationException => "The server's certificate is not trusted: " + e.Message,
            _ => e.Message,
        };
        return handedOver
            ? new MailOutcome(MailVerdict.Uncertain, "The message was handed over, then the connection broke: " + what)
            : new MailOutcome(MailVerdict.Deferred, what);
    }

    private static bool IsOfTheLine(Exception e)
        => e is IOException or SocketException or SmtpException or AuthenticationException or OperationCanceledException;
}
