using System.Text;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What an order's status means: cancelled, failed and test orders do not count (D0), all others do.</summary>
internal static class OrderStatus
{
    private static readonly HashSet<string> Invalid =
    [
        "cancelled", "canceled", "failed", "test", "voided", "wc-cancelled", "wc-failed", "trash", "wc-trash",
        "storniert", "abgebrochen", "fehlgeschlagen", "annulé", "annulée", "échouée", "cancelado", "cancelada", "fallido",
    ];

    /// <summary>Writes the status in small letters, and whether the order counts.</summary>
    /// <returns>Whether it counts.</returns>
    /// <param name="cancelledAt">Anything in it says the order was cancelled, whatever its status.</param>
    public static bool Write(CopyWriter copy, ReadOnlySpan<byte> status, ReadOnlySpan<byte> cancelledAt)
    {
        if (!cancelledAt.IsEmpty)
        {
            copy.Text("cancelled"u8);
            copy.Bool(false);
            return false;
        }

        if (status.IsEmpty)
        {
            copy.Text("completed"u8);
            copy.Bool(true);
            return true;
        }

        var word = Encoding.UTF8.GetString(status).ToLowerInvariant();
        copy.Text(Encoding.UTF8.GetBytes(word));
        var isValid = !Invalid.Contains(word);
        copy.Bool(isValid);
        return isValid;
    }
}
