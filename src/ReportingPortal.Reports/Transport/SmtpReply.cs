namespace ReportingPortal.Reports.Transport;

/// <summary>One answer of the server, its lines joined.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsPositive => Code is >= 200 and < 400;

    public bool IsTemporary => Code is >= 400 and < 500;

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}".TrimEnd();
}

/// <summary>The server said no, or something that is no SMTP.</summary>
internal sealed class SmtpException(string message) : Exception(message);
