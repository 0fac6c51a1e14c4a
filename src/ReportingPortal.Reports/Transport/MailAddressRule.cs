using System.Globalization;
using System.Net.Mail;

namespace ReportingPortal.Reports.Transport;

/// <summary>What counts as an address: one mailbox, nothing around it, no character that could end a header line.</summary>
public static class MailAddressRule
{
    /// <summary>Trims and lower-cases, so that one person is one recipient; null when it is no address.</summary>
    public static string? Normalise(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length is 0 or > 254 || trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"'))
        {
            return null;
        }

        return MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed.ToLowerInvariant()
            : null;
    }

    /// <summary>The address as it goes on the wire: a domain in other letters becomes its ASCII form.</summary>
    public static string ToWire(string address)
    {
        var at = address.LastIndexOf('@');
        return string.Concat(address.AsSpan(0, at + 1), new IdnMapping().GetAscii(address[(at + 1)..]));
    }

    public static bool IsAscii(string text) => text.All(char.IsAscii);

    /// <summary>Display name and address of "Shop reports &lt;reports@shop.example&gt;".</summary>
    /// <exception cref="FormatException">Not an address.</exception>
    public static (string? Name, string Address) ParseSender(string text)
    {
        var sender = new MailAddress(text);
        var address = Normalise(sender.Address) ?? throw new FormatException("Not an address.");
        return (string.IsNullOrEmpty(sender.DisplayName) ? null : sender.DisplayName, address);
    }
}
