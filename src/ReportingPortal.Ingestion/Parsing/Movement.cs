using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What a movement of money is to the shop's sales.</summary>
internal enum MovementKind
{
    /// <summary>Nobody knows the word.</summary>
    Unknown,
    Sale,
    Refund,

    /// <summary>Money that moved without a sale: paid out, converted, held back, or a fee.</summary>
    Outside,
}

/// <summary>
/// Accounts of payment services list all that moves: payments and refunds, and what is neither. The word they have for it tells which;
/// where the word is unknown nobody guesses.
/// </summary>
internal static class Movement
{
    private static readonly HashSet<string> Names =
        ["type", "typ", "art", "tipo", "transactiontype", "transaktionstyp", "transaktionsart", "typedetransaction", "tipodetransaccion", "entrytype", "movementtype"];

    private static readonly HashSet<string> Outside = Words(
        """
        withdrawal withdraw payout payouts conversion transfer fee fees hold holds deposit reserve reserved adjustment topup loan authorization
        abbuchung auszahlung umrechnung währungsumrechnung bankgutschrift einbehaltung gebühr gebühren überweisung autorisierung
        retrait virement frais versement retiro transferencia comisión tarifa saque transferência taxa
        """);

    private static readonly HashSet<string> Refunds = Words(
        """
        refund refunds refunded reversal chargeback return returns rückzahlung rückerstattung erstattung rückbuchung
        remboursement reembolso devolución estorno
        """);

    private static readonly HashSet<string> Sales = Words(
        """
        payment payments charge sale sales order purchase checkout zahlung handyzahlung kauf verkauf bestellung paiement vente commande
        pago venta pagamento venda
        """);

    /// <summary>Whether a column of this name may hold such words.</summary>
    public static bool MayBeIn(string column) => Names.Contains(ColumnNames.Normalise(column));

    public static MovementKind Of(ReadOnlySpan<byte> text)
    {
        var kind = MovementKind.Unknown;
        foreach (var word in Encoding.UTF8.GetString(text).ToLowerInvariant().Split(' ', '_', '-', '/', '.', ',', ':', '(', ')'))
        {
            var own = Outside.Contains(word) ? MovementKind.Outside : Refunds.Contains(word) ? MovementKind.Refund : Sales.Contains(word) ? MovementKind.Sale : MovementKind.Unknown;
            kind = own > kind ? own : kind;
        }

        return kind;
    }

    /// <summary>Why a row of this movement is no sale, and no refund of one; null where it is.</summary>
    /// <param name="text">As the file has it.</param>
    /// <param name="isOut">The money went to somebody, though no goods came back.</param>
    public static string? ReasonAgainst(MovementKind kind, ReadOnlySpan<byte> text, bool isOut) => kind switch
    {
        MovementKind.Outside => $"{SourceRow.Quote(text)} is no sale: money that was paid out, converted or held back, or a fee",
        MovementKind.Sale when isOut => $"{SourceRow.Quote(text)} of money that went out: the shop's own payment, and no sale",
        MovementKind.Refund when !isOut => $"{SourceRow.Quote(text)} of money that came in: no refund to a customer",
        MovementKind.Unknown => $"nobody here knows whether {(text.IsEmpty ? "a row without a kind of movement" : SourceRow.Quote(text))} is a sale: write payment or refund for it and load the row again, or leave it out",
        _ => null,
    };

    private static HashSet<string> Words(string words) => [.. words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
