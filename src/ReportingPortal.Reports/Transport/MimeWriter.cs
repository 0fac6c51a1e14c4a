using System.Globalization;
using System.Text;

namespace ReportingPortal.Reports.Transport;

/// <summary>
/// A mail as the bytes that go over the wire: mixed( alternative( text, html ), attachment ), ASCII but for an international address, lines under
/// 78 characters ended by CR LF. A pure function: the same mail gives the same bytes.
/// </summary>
public static class MimeWriter
{
    public static byte[] Write(OutgoingMail mail, string? senderName, string senderAddress)
    {
        var text = new StringBuilder();
        Headers(text, mail, senderName, senderAddress);
        var mixed = $"m-{mail.Id:N}";
        if (mail.Attachment is { } attachment)
        {
            text.Append(Invariant($"Content-Type: multipart/mixed;\r\n boundary=\"{mixed}\"\r\n\r\n--{mixed}\r\n"));
            Alternative(text, mail);
            text.Append(Invariant($"\r\n--{mixed}\r\n"));
            File(text, attachment);
            text.Append(Invariant($"--{mixed}--\r\n"));
        }
        else
        {
            Alternative(text, mail);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The Message-ID a mail has: the same for every copy, so that readers can tell a second one.</summary>
    public static string MessageId(Guid id, string senderAddress) => $"<{id:N}@{MailAddressRule.ToWire(senderAddress).Split('@')[1]}>";

    private static void Headers(StringBuilder text, OutgoingMail mail, string? senderName, string senderAddress)
    {
        Header(text, "Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Header(text, "From", MimeHeader.Mailbox(senderName, MailAddressRule.ToWire(senderAddress)));
        Header(text, "To", MimeHeader.Mailbox(null, MailAddressRule.ToWire(mail.Recipient)));
        Header(text, "Subject", MimeHeader.Text(mail.Subject));
        Header(text, "Message-ID", MessageId(mail.Id, senderAddress));
        Header(text, "Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is { } url)
        {
            Header(text, "List-Unsubscribe", $"<{new Uri(url).AbsoluteUri}>");
            Header(text, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Header(text, "MIME-Version", "1.0");
    }

    private static void Alternative(StringBuilder text, OutgoingMail mail)
    {
        var boundary = $"a-{mail.Id:N}";
        text.Append(Invariant($"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n"));
        Part(text, boundary, "text/plain", mail.Text);
        Part(text, boundary, "text/html", mail.Html);
        text.Append(Invariant($"--{boundary}--\r\n"));
    }

    private static void Part(StringBuilder text, string boundary, string type, string content)
        => text.Append(Invariant($"--{boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"))
            .Append(QuotedPrintable.Encode(content));

    private static void File(StringBuilder text, MailAttachment file)
        => text.Append(Invariant($"Content-Type: {MimeHeader.OneLine(file.ContentType)};\r\n {MimeHeader.FileName("name", file.FileName)}\r\n"))
            .Append(Invariant($"Content-Disposition: attachment;\r\n {MimeHeader.FileName("filename", file.FileName)}\r\n"))
            .Append("Content-Transfer-Encoding: base64\r\n\r\n")
            .Append(Convert.ToBase64String(file.Content, Base64FormattingOptions.InsertLineBreaks))
            .Append("\r\n");

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
