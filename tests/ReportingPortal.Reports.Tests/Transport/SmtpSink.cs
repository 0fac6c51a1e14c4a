using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ReportingPortal.Reports.Tests.Transport;

/// <summary>How the server of a test behaves.</summary>
internal sealed record SinkManners(
    string Greeting = "220 sink ready", bool StartTls = false, bool TlsAtOnce = false, string Auth = "", string Rcpt = "250 ok",
    string AfterData = "250 2.0.0 queued as 7F3A", bool DropAfterDot = false, bool DropInData = false, bool SilentAfterDot = false, bool Smtputf8 = false);

/// <summary>A small SMTP server in the test's own process. Keeps what it was told.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly SinkManners manners;
    private readonly Task accepting;

    public SmtpSink(SinkManners? manners = null)
    {
        this.manners = manners ?? new SinkManners();
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<string> Commands { get; } = [];

    public List<string> Messages { get; } = [];

    public List<bool> WasEncrypted { get; } = [];

    public X509Certificate2 Certificate { get; } = MakeCertificate();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        Certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            await new Conversation(this, client.GetStream()).RunAsync(stop.Token);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Conversation(SmtpSink sink, Stream stream)
    {
        private Stream stream = stream;

        public async Task RunAsync(CancellationToken ct)
        {
            if (sink.manners.TlsAtOnce)
            {
                await EncryptAsync(ct);
            }

            await SayAsync(sink.manners.Greeting, ct);
            while (await ReadLineAsync(ct) is { } line)
            {
                sink.Commands.Add(line);
                if (!await AnswerAsync(line, ct))
                {
                    return;
                }
            }
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken ct)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(Extensions(), ct);
                    return true;
                case "STARTTLS":
                    await SayAsync("220 go", ct);
                    await EncryptAsync(ct);
                    return true;
                case "AUTH" when line.EndsWith("LOGIN", StringComparison.Ordinal):
                    await SayAsync("334 VXNlcm5hbWU6", ct);
                    sink.Commands.Add((await ReadLineAsync(ct))!);
                    await SayAsync("334 UGFzc3dvcmQ6", ct);
                    sink.Commands.Add((await ReadLineAsync(ct))!);
                    await SayAsync("235 in", ct);
                    return true;
                case "AUTH":
                    await SayAsync("235 in", ct);
                    return true;
                case "RCPT":
                    await SayAsync(sink.manners.Rcpt, ct);
                    return true;
                case "DATA":
                    await SayAsync("354 go on", ct);
                    return await DataAsync(ct);
                case "QUIT":
                    await SayAsync("221 bye", ct);
                    return false;
                default:
                    await SayAsync("250 ok", ct);
                    return true;
            }
        }

        private async Task<bool> DataAsync(CancellationToken ct)
        {
            var message = new StringBuilder();
            while (await ReadLineAsync(ct) is { } line && line != ".")
            {
                if (sink.manners.DropInData)
                {
                    return false;
                }

                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            sink.Messages.Add(message.ToString());
            sink.WasEncrypted.Add(stream is SslStream);
            if (sink.manners.SilentAfterDot)
            {
                await Task.Delay(Timeout.Infinite, ct);
            }

            if (sink.manners.DropAfterDot)
            {
                return false;
            }

            await SayAsync(sink.manners.AfterData, ct);
            return true;
        }

        private string Extensions()
        {
            var lines = new List<string> { "sink", "8BITMIME" };
            if (sink.manners.StartTls && stream is not SslStream)
            {
                lines.Add("STARTTLS");
            }

            if (sink.manners.Smtputf8)
            {
                lines.Add("SMTPUTF8");
            }

            if (sink.manners.Auth.Length > 0)
            {
                lines.Add("AUTH " + sink.manners.Auth);
            }

            return string.Join("\r\n", lines.Select((line, i) => i == lines.Count - 1 ? $"250 {line}" : $"250-{line}"));
        }

        private async Task EncryptAsync(CancellationToken ct)
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, ct);
            stream = tls;
        }

        private async Task SayAsync(string line, CancellationToken ct)
            => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);

        private async Task<string?> ReadLineAsync(CancellationToken ct)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one, ct) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }
    }
}
