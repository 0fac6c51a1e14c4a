using System.Buffers;
using System.Globalization;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Reads numbers as UTF-8 text with a given decimal mark. Digit groups must be whole: with a decimal point, 10,5 is an
/// error and not 105. Currency signs, spaces, a percent sign and accountants' parentheses are understood.
/// </summary>
internal static class AmountText
{
    /// <summary>Anything larger is a mistake in the file and beyond numeric(18,4).</summary>
    public const decimal Largest = 99_999_999_999_999m;

    /// <summary>What stands between groups of digits, beside the mark that is not the decimal one.</summary>
    private static readonly SearchValues<char> OtherGroupMarks = SearchValues.Create("'’ \u00A0\u202F\u2009");

    public static bool TryRead(ReadOnlySpan<byte> text, byte decimalMark, out decimal value)
    {
        ulong digits = 0;
        var (scale, count) = (0, 0);
        var isNegative = false;
        var inFraction = false;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (char.IsAsciiDigit((char)b))
            {
                digits = digits * 10 + (uint)(b - '0');
                count++;
                scale += inFraction ? 1 : 0;
                if (count > 18)
                {
                    return TryReadLong(text, decimalMark, out value);
                }
            }
            else if (b == decimalMark && !inFraction)
            {
                inFraction = true;
            }
            else if (b == (byte)'-' && count == 0 && !isNegative)
            {
                isNegative = true;
            }
            else
            {
                return TryReadOdd(text, decimalMark, out value);
            }
        }

        value = count > 0 ? new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)scale) : 0;
        return count > 0 && Math.Abs(value) <= Largest;
    }

    /// <summary>More digits than 64 bits hold: usually the tail of a binary fraction.</summary>
    private static bool TryReadLong(ReadOnlySpan<byte> text, byte decimalMark, out decimal value)
    {
        Span<byte> plain = stackalloc byte[AmountFrame.Longest];
        if (text.Length > plain.Length)
        {
            value = 0;
            return false;
        }

        text.CopyTo(plain);
        plain = plain[..text.Length];
        plain.Replace(decimalMark, (byte)'.');
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Largest;
    }

    private static bool TryReadOdd(ReadOnlySpan<byte> text, byte decimalMark, out decimal value)
    {
        value = 0;
        Span<char> characters = stackalloc char[AmountFrame.Longest];
        if (!AmountFrame.TryTakeOff(text, characters, out var frame)
            || !TryUngroup(frame.Core, (char)decimalMark, out var plain)
            || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = (frame.IsNegative ? -value : value) / (frame.IsPercent ? 100 : 1);
        return Math.Abs(value) <= Largest;
    }

    private static bool TryUngroup(ReadOnlySpan<char> text, char decimalMark, out string plain)
    {
        plain = "";
        var fraction = text.IndexOf(decimalMark);
        var whole = fraction < 0 ? text : text[..fraction];
        var mark = GroupMarkOf(whole, decimalMark);
        if (mark == 0)
        {
            plain = text.ToString().Replace(decimalMark, '.');
            return text.Length > 0;
        }

        var groups = whole.ToString().Split(mark);
        if (!AreGroups(groups))
        {
            return false;
        }

        plain = string.Concat(groups) + (fraction < 0 ? "" : "." + text[(fraction + 1)..].ToString());
        return true;
    }

    /// <summary>The mark between the groups of a number's whole part; 0 where there is none.</summary>
    public static char GroupMarkOf(ReadOnlySpan<char> whole, char decimalMark)
    {
        var at = whole.IndexOf(decimalMark == '.' ? ',' : '.');
        at = at < 0 ? whole.IndexOfAny(OtherGroupMarks) : at;
        return at < 0 ? '\0' : whole[at];
    }

    /// <summary>Groups of three, or as in India the last of three and those before it of two: 12,34,567.</summary>
    private static bool AreGroups(string[] groups)
        => groups.All(group => group.All(char.IsAsciiDigit))
            && groups[^1].Length == 3
            && (IsGrouped(groups, 3) || (groups.Length > 2 && IsGrouped(groups, 2)));

    private static bool IsGrouped(string[] groups, int size)
        => groups[0].Length is > 0 && groups[0].Length <= size && groups[1..^1].All(group => group.Length == size);
}
