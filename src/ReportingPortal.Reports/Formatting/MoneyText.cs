using System.Globalization;

namespace ReportingPortal.Reports.Formatting;

/// <summary>
/// How amounts of one currency are written wherever a person reads them, on pages, in the report and in mails: to the smallest coin
/// where they are compared (£1,161,817.38), in whole units in sentences, to three digits on tiles and in charts (£1.16M). Halves are
/// rounded away from zero, negative amounts have a true minus sign, and what is written as zero has none. wwwroot/js/charts/amounts.js
/// writes the same where only a chart knows the number.
/// </summary>
public sealed class MoneyText
{
    private const string NoBreakSpace = "\u00a0";

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GBP"] = "£",
        ["EUR"] = "€",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["CNY"] = "CN¥",
        ["INR"] = "₹",
        ["BRL"] = "R$",
        ["AUD"] = "A$",
        ["CAD"] = "C$",
        ["PLN"] = "zł",
    };

    // Minor units of ISO 4217, of those that have not two.
    private static readonly HashSet<string> WithoutDecimals = new(
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> WithThreeDecimals = new(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], StringComparer.OrdinalIgnoreCase);

    private readonly NumberFormatInfo numbers;

    /// <param name="currency">ISO 4217 code; one without a known symbol is written itself, with two decimals where it is unknown.</param>
    /// <param name="culture">Null takes British English: 1,234.50 and £ before the number.</param>
    public MoneyText(string currency, CultureInfo? culture = null)
    {
        Symbol = Symbols.GetValueOrDefault(currency, currency);
        Decimals = WithoutDecimals.Contains(currency) ? 0 : WithThreeDecimals.Contains(currency) ? 3 : 2;
        numbers = (NumberFormatInfo)(culture ?? CultureInfo.GetCultureInfo("en-GB")).NumberFormat.Clone();
        numbers.NegativeSign = "−";
        numbers.CurrencySymbol = Symbol;
        numbers.CurrencyDecimalSeparator = numbers.NumberDecimalSeparator;
        numbers.CurrencyGroupSeparator = numbers.NumberGroupSeparator;
        numbers.CurrencyGroupSizes = numbers.NumberGroupSizes;
        var symbolFollows = numbers.CurrencyPositivePattern is 1 or 3;
        var isWord = char.IsLetter(Symbol[^1]);
        numbers.CurrencyPositivePattern = symbolFollows ? 3 : isWord ? 2 : 0;
        numbers.CurrencyNegativePattern = symbolFollows ? 8 : isWord ? 9 : 1;
        Prefix = symbolFollows ? "" : isWord ? Symbol + NoBreakSpace : Symbol;
    }

    /// <summary>For column headers.</summary>
    public string Symbol { get; }

    /// <summary>What stands before the digits: the symbol, a space with it if it is a word, or nothing.</summary>
    public string Prefix { get; }

    public int Decimals { get; }

    /// <summary>With the currency's decimals: £1,161,817.38.</summary>
    public string Full(decimal? value) => value is { } amount ? Written(amount, Decimals) : PrintFormat.Undefined;

    /// <summary>Whole units: £1,161,817.</summary>
    public string Whole(decimal? value) => value is { } amount ? Written(amount, 0) : PrintFormat.Undefined;

    /// <summary>Whole units, with the sign also where a change is above zero: +£1,817.</summary>
    public string Change(decimal change) => (Rounded(change, 0) > 0 ? "+" : "") + Whole(change);

    /// <summary>In full without the symbol, for columns whose header names it: 1,161,817.38.</summary>
    public string Bare(decimal? value) => value is { } amount ? Rounded(amount, Decimals).ToString($"N{Decimals}", numbers) : PrintFormat.Undefined;

    /// <summary>Three digits that decide: £1.16M, £412k, £67.78.</summary>
    public string Brief(decimal? value) => value is { } amount ? Written(Shortened.Of(amount, Decimals)) : PrintFormat.Undefined;

    /// <summary>The same at the ticks of an axis, in thousands from the first on: £2.5k.</summary>
    public string Tick(decimal value) => Written(Shortened.OfTick(value, Decimals));

    private static decimal Rounded(decimal amount, int decimals) => decimal.Round(amount, decimals, MidpointRounding.AwayFromZero);

    private string Written(decimal amount, int decimals)
        => Rounded(amount, decimals).ToString($"C{decimals}", numbers).Replace(" ", NoBreakSpace, StringComparison.Ordinal);

    /// <summary>The word stands right behind the digits, before a symbol that follows. Coins are written with all their digits or not at all.</summary>
    private string Written(Shortened brief)
    {
        var isCoins = brief.Word.Length == 0 && brief.Digits > 0;
        var text = Written(brief.Number, isCoins ? Decimals : brief.Digits);
        return text.Insert(text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1, brief.Word);
    }
}
