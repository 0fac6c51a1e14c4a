using System.Text;

namespace ReportingPortal.Reports.Transport;

/// <summary>The conversation up to the envelope: greeting, EHLO, encryption, login. Each step throws when the server says no.</summary>
internal sealed class SmtpSession(SmtpConnection connection, SmtpOptions options)
{
    private IReadOnlyList<string> extensions = [];

    public bool Offers(string extension) => extensions.Any(e => e.Equals(extension, StringComparison.OrdinalIgnoreCase));

    public async Task BeginAsync(CancellationToken ct)
    {
        var implicitTls = options.Security == SmtpSecurity.Tls || (options.Security == SmtpSecurity.Auto && options.Port == 465);
        if (implicitTls)
        {
            await connection.EncryptAsync(ct);
        }

        Demand(await connection.ReadReplyAsync(ct), "greeting");
        await EhloAsync(ct);
        if (!implicitTls && options.Security != SmtpSecurity.None)
        {
            await StartTlsAsync(ct);
        }

        if (!string.IsNullOrEmpty(options.User))
        {
            await LogInAsync(ct);
        }
    }

    public async Task EndAsync(CancellationToken ct) => await connection.CommandAsync("QUIT", ct);

    private async Task EhloAsync(CancellationToken ct)
    {
        var reply = await connection.CommandAsync("EHLO " + HostName(), ct);
        Demand(reply, "EHLO");
        extensions = [.. reply.Lines.Skip(1)];
    }

    private async Task StartTlsAsync(CancellationToken ct)
    {
        if (Offers("STARTTLS"))
        {
            Demand(await connection.CommandAsync("STARTTLS", ct), "STARTTLS");
            await connection.EncryptAsync(ct);
            await EhloAsync(ct);
        }
        else if (options.Security == SmtpSecurity.StartTls)
        {
            throw new SmtpException("The server does not offer STARTTLS, which Smtp:Security asks for.");
        }
    }

    private async Task LogInAsync(CancellationToken ct)
    {
        if (!connection.IsEncrypted && options.Security != SmtpSecurity.None)
        {
            throw new SmtpException("The server offers no encryption, so the password was not sent. Smtp:Security=None allows it.");
        }

        var mechanisms = extensions.Where(e => e.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
            .SelectMany(e => e[4..].TrimStart('=').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (mechanisms.Contains("PLAIN"))
        {
            Demand(await connection.CommandAsync("AUTH PLAIN " + Base64($"\0{options.User}\0{options.Password}"), ct), "AUTH");
            return;
        }

        if (!mechanisms.Contains("LOGIN"))
        {
            throw new SmtpException("The server offers neither AUTH PLAIN nor AUTH LOGIN.");
        }

        Demand(await connection.CommandAsync("AUTH LOGIN", ct), "AUTH");
        Demand(await connection.CommandAsync(Base64(options.User!), ct), "AUTH");
        Demand(await connection.CommandAsync(Base64(options.Password ?? ""), ct), "AUTH");
    }

    private static void Demand(SmtpReply reply, string step)
    {
        if (!reply.IsPositive)
        {
            throw new SmtpException($"The server refused {step}: {reply}");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string HostName()
    {
        var name = System.Net.Dns.GetHostName();
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? name : "localhost";
    }
}
