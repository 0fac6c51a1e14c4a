using System.Globalization;

namespace ReportingPortal.Reports.Formatting;

/// <summary>
/// How a rate is written wherever a person reads it, on pages, in the report and in mails: 12.4 %, with a space that does not break,
/// so that a number and its sign never part at a line's end. Halves are rounded away from zero, and what is written as 0.0 % has no sign.
/// </summary>
public static class Percentage
{
    /// <summary>What stands behind the number: the space and the sign.</summary>
    public const string Unit = "\u00a0%";

    /// <param name="rate">From 0 to 1; null is written as "–".</param>
    /// <param name="numbers">Grouping, decimal separator and the sign of negative numbers.</param>
    /// <param name="digits">Decimals.</param>
    public static string Of(decimal? rate, NumberFormatInfo numbers, int digits = 1) =>
        rate is { } value ? Rounded(value, digits).ToString($"N{digits}", numbers) + Unit : PrintFormat.Undefined;

    /// <summary>A relative change, with its sign also where it is above zero: +12.4 %.</summary>
    public static string Change(decimal? rate, NumberFormatInfo numbers) => Plus(rate) + Of(rate, numbers);

    /// <summary>−1, 0 or 1: which way a change goes as it is written, with one decimal.</summary>
    public static int Direction(decimal change) => Math.Sign(Rounded(change, 1));

    internal static string Plus(decimal? change) => change is { } value && Direction(value) > 0 ? "+" : "";

    /// <summary>In per cent.</summary>
    internal static decimal Rounded(decimal rate, int digits) => decimal.Round(rate * 100, digits, MidpointRounding.AwayFromZero);
}
