using System.Globalization;

namespace ReportingPortal.Reports.Formatting;

/// <summary>
/// How figures are printed: one currency, one culture's grouping. Undefined values are printed as "–", negative ones with a true
/// minus sign, amounts as <see cref="MoneyText"/> and rates as <see cref="Percentage"/> writes them.
/// </summary>
public sealed class PrintFormat
{
    /// <summary>Printed where a figure is undefined; its reason stands beside it.</summary>
    public const string Undefined = "–";

    private const string NoBreakSpace = "\u00a0";

    private readonly NumberFormatInfo numbers;
    private readonly MoneyText money;

    /// <param name="currency">ISO 4217 code; a code without a known symbol is printed itself.</param>
    /// <param name="culture">Null takes British English: 1,234.50 and £ before the number.</param>
    public PrintFormat(string currency, CultureInfo? culture = null)
    {
        var chosen = culture ?? CultureInfo.GetCultureInfo("en-GB");
        Culture = ForWords(chosen);
        money = new MoneyText(currency, chosen);
        numbers = (NumberFormatInfo)chosen.NumberFormat.Clone();
        numbers.NegativeSign = "−";
    }

    /// <summary>For dates and words: always English, as the sentences are, whatever the form of numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The currency's symbol, for column headers.</summary>
    public string Currency => money.Symbol;

    /// <summary>With the currency's decimals: £1,161,817.38.</summary>
    public string Money(decimal? value) => money.Full(value);

    /// <summary>Whole units: £1,161,817.</summary>
    public string MoneyWhole(decimal? value) => money.Whole(value);

    /// <summary>Whole units with their sign: +£1,817.</summary>
    public string MoneyChange(decimal change) => money.Change(change);

    /// <summary>Three digits that decide: £1.16M, £412k, £67.78.</summary>
    public string MoneyShort(decimal? value) => money.Brief(value);

    /// <summary>The same at the ticks of an axis.</summary>
    public string MoneyTick(decimal value) => money.Tick(value);

    /// <summary>In full without the symbol, for columns whose header names it.</summary>
    public string Amount(decimal? value) => money.Bare(value);

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
}
