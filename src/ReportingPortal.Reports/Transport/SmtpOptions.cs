namespace ReportingPortal.Reports.Transport;

/// <summary>The section "Smtp" of the configuration. Without a host mails go to the built-in mailbox.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    /// <summary>587 (submission), 465 (TLS from the first byte) or 25.</summary>
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, "reports@shop.example" or "Shop reports &lt;reports@shop.example&gt;".</summary>
    public string From { get; set; } = "";

    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    /// <summary>Trusts exactly the certificate with this SHA-256 (hex), for servers with a certificate of their own making.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>How long one answer of the server may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}

public enum SmtpSecurity
{
    /// <summary>TLS from the first byte on port 465; else STARTTLS where the server offers it.</summary>
    Auto,

    /// <summary>No encryption, even for the password: for a server on the same host.</summary>
    None,

    /// <summary>STARTTLS or nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}
