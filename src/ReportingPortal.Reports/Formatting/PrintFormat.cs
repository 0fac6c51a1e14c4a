using System.Globalization;

namespace ReportingPortal.Reports.Formatting;

/// <summary>
/// How figures are printed: one currency, one culture's grouping. Undefined values are printed as "–", negative ones with a true
/// minus sign, rates as <see cref="Percentage"/> writes them.
/// </summary>
public sealed class PrintFormat
{
    /// <summary>Printed where a figure is undefined; its reason stands beside it.</summary>
    public const string Undefined = "–";

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

    private readonly NumberFormatInfo numbers;
    private readonly int decimals;

    /// <param name="currency">ISO 4217 code; a code without a known symbol is printed itself.</param>
    /// <param name="culture">Null takes British English: 1,234.50 and £ before the number.</param>
    public PrintFormat(string currency, CultureInfo? culture = null)
    {
        var chosen = culture ?? CultureInfo.GetCultureInfo("en-GB");
        Culture = ForWords(chosen);
        Currency = Symbols.GetValueOrDefault(currency, currency);
        decimals = string.Equals(currency, "JPY", StringComparison.OrdinalIgnoreCase) ? 0 : 2;
        numbers = (NumberFormatInfo)chosen.NumberFormat.Clone();
        numbers.NegativeSign = "−";
        numbers.CurrencySymbol = Currency;
        numbers.CurrencyDecimalSeparator = numbers.NumberDecimalSeparator;
        numbers.CurrencyGroupSeparator = numbers.NumberGroupSeparator;
        var symbolFollows = numbers.CurrencyPositivePattern is 1 or 3;
        var isCode = Currency.Length > 2;
        numbers.CurrencyPositivePattern = symbolFollows ? 3 : isCode ? 2 : 0;
        numbers.CurrencyNegativePattern = symbolFollows ? 8 : isCode ? 9 : 1;
    }

    /// <summary>For dates and words: always English, as the sentences are, whatever the form of numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The currency's symbol, for column headers.</summary>
    public string Currency { get; }

    /// <summary>Whole units: £1,161,817.</summary>
    public string Money(decimal? value) => value is { } amount ? NoBreaks(amount.ToString("C0", numbers)) : Undefined;

    /// <summary>With the currency's decimals: £1,161,817.38.</summary>
    public string MoneyExact(decimal? value) => value is { } amount ? NoBreaks(amount.ToString($"C{decimals}", numbers)) : Undefined;

    /// <summary>As exact, without the symbol, for columns whose header names the unit.</summary>
    public string Amount(decimal? value) => value is { } amount ? amount.ToString($"N{decimals}", numbers) : Undefined;

    /// <summary>Three significant digits: £1.16M, £412k, £67.78.</summary>
    public string MoneyShort(decimal? value)
    {
        if (value is not { } amount)
        {
            return Undefined;
        }

        var (divisor, unit) = Math.Abs(amount) switch
        {
            >= 999_500_000m => (1_000_000_000m, "bn"),
            >= 999_500m => (1_000_000m, "M"),
            >= 9_995m => (1_000m, "k"),
            _ => (1m, ""),
        };
        var scaled = amount / divisor;
        var digits = (Math.Abs(scaled), unit) switch
        {
            ( >= 1000, "") => 0,
            (_, "") => decimals,
            ( >= 99.95m, _) => 0,
            ( >= 9.995m, _) => 1,
            _ => 2,
        };
        return WithUnit(scaled.ToString($"C{digits}", numbers), unit);
    }

    /// <summary>For axes: as short as round values allow, £200k rather than £200,000.</summary>
    public string MoneyAxis(decimal value)
    {
        var (divisor, unit) = Math.Abs(value) switch
        {
            >= 1_000_000_000m => (1_000_000_000m, "bn"),
            >= 1_000_000m => (1_000_000m, "M"),
            >= 1_000m => (1_000m, "k"),
            _ => (1m, ""),
        };
        var scaled = value / divisor;
        var digits = scaled == decimal.Round(scaled) ? 0 : scaled == decimal.Round(scaled, 1) ? 1 : 2;
        return WithUnit(scaled.ToString($"C{digits}", numbers), unit);
    }

    public string Count(decimal? value) => value is { } count ? count.ToString(count == decimal.Truncate(count) ? "N0" : "N1", numbers) : Undefined;

    /// <summary>A number with at most this many decimals.</summary>
    public string Number(double value, int digits = 2) => double.IsFinite(value) ? value.ToString($"N{digits}", numbers) : Undefined;

    /// <summary>A rate from 0 to 1 with one decimal: 12.4 %.</summary>
    public string Percent(decimal? rate) => Percentage.Of(rate, numbers);

    /// <summary>A relative change with its sign: +12.4 %.</summary>
    public string SignedPercent(decimal? change) => Percentage.Change(change, numbers);

    /// <summary>A difference between two rates in percentage points: +1.2 points.</summary>
    public string SignedPoints(decimal? difference) =>
        difference is { } value ? Percentage.Plus(value) + Percentage.Rounded(value, 1).ToString("N1", numbers) + NoBreakSpace + "points" : Undefined;

    public string Date(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>English month names differ between versions of the system's language data ("Sep", "Sept"); a report must not.</summary>
    private static CultureInfo ForWords(CultureInfo chosen)
    {
        var english = chosen.TwoLetterISOLanguageName == "en" && !chosen.IsNeutralCulture ? chosen : CultureInfo.GetCultureInfo("en-GB");
        var stable = (CultureInfo)english.Clone();
        stable.DateTimeFormat.AbbreviatedMonthNames = DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames;
        stable.DateTimeFormat.AbbreviatedMonthGenitiveNames = DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthGenitiveNames;
        return stable;
    }

    /// <summary>The unit stands right behind the digits, before a symbol that follows.</summary>
    private string WithUnit(string money, string unit)
    {
        var lastDigit = money.AsSpan().LastIndexOfAnyInRange('0', '9');
        return NoBreaks(money.Insert(lastDigit + 1, unit));
    }

    private static string NoBreaks(string text) => text.Replace(" ", NoBreakSpace, StringComparison.Ordinal);
}
