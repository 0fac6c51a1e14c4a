using System.Text;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// What an order's status means: cancelled, failed and test orders do not count (D0), nor does a draft, which nobody has placed
/// yet. All others do.
/// </summary>
internal static class OrderStatus
{
    private static readonly HashSet<string> Invalid =
    [
        "cancelled", "canceled", "failed", "test", "voided", "trash", "declined", "paymenterror", "paymentfailed",
        "draft", "checkoutdraft", "autodraft",
        "storniert", "abgebrochen", "fehlgeschlagen", "annulé", "annulée", "échouée", "cancelado", "cancelada", "fallido",
        "denied", "expired", "abandoned", "incomplete", "missingorders", "cancelledbybuyer", "cancelledbyseller", "cancelledbycustomer",
        "ventacancelada", "canceladaporelcomprador", "canceladaporelvendedor", "canceladopelocomprador", "canceladopelovendedor", "canceladopelocliente",
        "annullato", "annullata", "geannuleerd", "anulowane", "anulowano", "zrušeno", "zrušená", "zrušena", "törölve", "キャンセル", "キャンセル済み",
    ];

    private static readonly HashSet<string> Refunded =
    [
        "refunded", "fullyrefunded", "erstattet", "rückerstattet", "remboursé", "remboursée", "reembolsado", "reembolsada",
        "returned", "retourniert", "zurückgegeben", "retourné", "retournée", "devuelto", "devuelta", "devolvido", "devolvida",
    ];

    /// <summary>What stands in a column of cancellations where there was none.</summary>
    private static readonly HashSet<string> NotCancelled =
        ["false", "no", "n", "f", "none", "nein", "falsch", "non", "faux", "falso", "não", "nao", "-", "0000-00-00", "0000-00-00 00:00:00"];

    /// <summary>Statuses of orders whose money went back, without what stands between their words.</summary>
    public static string[] RefundedWords => [.. Refunded];

    /// <summary>Writes the status in small letters, and whether the order counts.</summary>
    /// <param name="cancelledAt">Anything in it but a no says the order was cancelled, whatever its status.</param>
    public static OrderStanding Write(CopyWriter copy, ReadOnlySpan<byte> status, ReadOnlySpan<byte> cancelledAt)
    {
        var isCancelled = IsCancelled(cancelledAt);
        if (isCancelled || status.IsEmpty)
        {
            copy.Text(isCancelled ? "cancelled"u8 : "completed"u8);
            copy.Bool(!isCancelled);
            return isCancelled ? OrderStanding.None : OrderStanding.Counts;
        }

        var text = Encoding.UTF8.GetString(status).ToLowerInvariant();
        copy.Text(Encoding.UTF8.GetBytes(text));
        var word = WordOf(text);
        var isValid = !Invalid.Contains(word);
        copy.Bool(isValid);
        return !isValid ? OrderStanding.None : Refunded.Contains(word) ? OrderStanding.Refunded : OrderStanding.Counts;
    }

    /// <summary>Whether a line of this status does not count.</summary>
    public static bool TakesOut(ReadOnlySpan<byte> status) => !status.IsEmpty && Invalid.Contains(WordOf(Encoding.UTF8.GetString(status).ToLowerInvariant()));

    /// <summary>Whether what stands in a column of cancellations says that the order was cancelled.</summary>
    public static bool IsCancelled(ReadOnlySpan<byte> cancelledAt) => !cancelledAt.IsEmpty && !IsNo(cancelledAt);

    /// <summary>Also an amount cancelled of 0,00.</summary>
    private static bool IsNo(ReadOnlySpan<byte> cancelledAt)
        => NotCancelled.Contains(Encoding.UTF8.GetString(cancelledAt).ToLowerInvariant())
            || (AmountText.TryRead(cancelledAt, (byte)'.', out var point) && point == 0) || (AmountText.TryRead(cancelledAt, (byte)',', out var comma) && comma == 0);

    /// <summary>wc-checkout-draft, Checkout draft and checkout_draft are one word.</summary>
    private static string WordOf(string status)
        => (status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status)
            .Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}

/// <summary>What becomes of an order's sales.</summary>
internal enum OrderStanding
{
    /// <summary>It does not count.</summary>
    None,
    Counts,

    /// <summary>It counts, and all of its money went back.</summary>
    Refunded,
}
