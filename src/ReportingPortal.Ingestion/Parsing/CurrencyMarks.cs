using System.Globalization;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What people write beside an amount to say its currency: a sign, a code, an abbreviation.</summary>
internal static class CurrencyMarks
{
    /// <summary>A mark and the ISO 4217 codes it may stand for; longer marks before those they contain.</summary>
    private static readonly (string Mark, string Codes)[] Known =
    [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("R$", "BRL"), ("C$", "CAD"), ("A$", "AUD"),
        ("$", "USD CAD AUD NZD MXN ARS CLP COP SGD HKD TWD UYU"), ("€", "EUR"), ("£", "GBP EGP LBP"), ("¥", "JPY CNY"), ("Euros", "EUR"), ("Euro", "EUR"), ("SFr.", "CHF"), ("SFr", "CHF"),
        ("₹", "INR"), ("₺", "TRY"), ("₽", "RUB"), ("₩", "KRW"), ("₪", "ILS"), ("₴", "UAH"), ("₫", "VND"), ("฿", "THB"),
        ("Kčs", "CZK"), ("Kč", "CZK"), ("kr.", "DKK SEK NOK ISK"), ("kr", "SEK NOK DKK ISK"), ("zł", "PLN"), ("Ft", "HUF"),
        ("lei", "RON MDL"), ("Rs.", "INR PKR LKR"), ("Rs", "INR PKR LKR"), ("Fr.", "CHF"),
        .. "EUR USD GBP CHF JPY CNY INR BRL MXN CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH ZAR AED SAR ILS THB IDR MYR SGD HKD PHP KRW VND CLP COP ARS PEN EGP"
            .Split(' ').Select(code => (code, code)),
    ];

    /// <summary>Takes a mark off either end of an amount; the amount itself where it bears none.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> amount, out string? mark)
    {
        mark = null;
        if (amount.IsEmpty || (!CanBeMark(amount[0]) && !CanBeMark(amount[^1])))
        {
            return amount;
        }

        foreach (var (known, _) in Known)
        {
            if (amount.StartsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                mark = known;
                return amount[known.Length..];
            }

            if (amount.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                mark = known;
                return amount[..^known.Length];
            }
        }

        return amount;
    }

    /// <summary>Whether a mark can mean the shop's currency; a mark that nobody knows may mean any.</summary>
    public static bool CanMean(string mark, string currency)
        => Array.Find(Known, known => known.Mark == mark).Codes is not { } codes
            || codes.Split(' ').Contains(currency, StringComparer.OrdinalIgnoreCase);

    private static bool CanBeMark(char c) => c == '.' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;
}
