using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ReportingPortal.Reports.Transport;

/// <summary>The wire: command lines out, replies in, TLS from the first byte or from STARTTLS on (RFC 5321, RFC 3207).</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LineLimit = 4096;
    private const int LinesLimit = 200;

    private readonly TcpClient client;
    private readonly SmtpOptions options;
    private readonly byte[] buffer = new byte[LineLimit];
    private Stream stream;
    private int filled;

    private SmtpConnection(TcpClient client, SmtpOptions options)
    {
        this.client = client;
        this.options = options;
        stream = client.GetStream();
    }

    public bool IsEncrypted => stream is SslStream;

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken ct)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, ct);
            return new SmtpConnection(client, options);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Turns the connection into a TLS one.</summary>
    /// <exception cref="SmtpException">The server spoke before the handshake: someone may have put words into its mouth.</exception>
    public async Task EncryptAsync(CancellationToken ct)
    {
        if (filled > 0)
        {
            throw new SmtpException("The server sent text between STARTTLS and the handshake.");
        }

        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = options.Host, RemoteCertificateValidationCallback = IsTrusted }, ct);
    }

    public async Task<SmtpReply> CommandAsync(string line, CancellationToken ct)
    {
        await WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
        return await ReadReplyAsync(ct);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        using var limit = Limit(ct);
        await stream.WriteAsync(bytes, limit.Token);
        await stream.FlushAsync(limit.Token);
    }

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken ct)
    {
        using var limit = Limit(ct);
        var lines = new List<string>();
        while (lines.Count < LinesLimit)
        {
            var line = await ReadLineAsync(limit.Token);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code))
            {
                throw new SmtpException("The server does not speak SMTP.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new SmtpException("The server's answer has no end.");
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, 0, end).TrimEnd('\r');
                buffer.AsSpan((end + 1)..filled).CopyTo(buffer);
                filled -= end + 1;
                return line;
            }

            var read = filled < buffer.Length ? await stream.ReadAsync(buffer.AsMemory(filled), ct) : throw new SmtpException("The server's line is too long.");
            filled += read > 0 ? read : throw new IOException("The server closed the connection.");
        }
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        => options.CertificateSha256 is { Length: > 0 } pinned
            ? certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256)
                .Equals(pinned.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) == true
            : errors == SslPolicyErrors.None;

    private CancellationTokenSource Limit(CancellationToken ct)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        source.CancelAfter(options.Timeout);
        return source;
    }
}
