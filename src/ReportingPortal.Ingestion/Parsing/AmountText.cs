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
        Span<byte> plain = stackalloc byte[64];
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

    /// <summary>Takes off what surrounds the digits (signs, currency, percent, group marks) and reads the rest.</summary>
    private static bool TryReadOdd(ReadOnlySpan<byte> text, byte decimalMark, out decimal value)
    {
        value = 0;
        Span<char> characters = stackalloc char[64];
        if (text.Length > characters.Length)
        {
            return false;
        }

        System.Text.Encoding.UTF8.TryGetChars(text, characters, out var length);
        var rest = characters[..length].Trim();
        var isPercent = rest.EndsWith("%");
        rest = rest.TrimEnd("% \u00A0\u202F");
        var isNegative = rest.StartsWith("(") && rest.EndsWith(")");
        rest = isNegative ? rest[1..^1].Trim() : rest;
        if (rest.StartsWith("-"))
        {
            isNegative = !isNegative;
            rest = rest[1..];
        }
        else if (rest.EndsWith("-"))
        {
            isNegative = !isNegative;
            rest = rest[..^1];
        }
        else if (rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        rest = rest.Trim("$£€¥₹ \u00A0\u202F");
        if (rest.StartsWith("-") && !isNegative)
        {
            isNegative = true;
            rest = rest[1..];
        }

        if (!TryUngroup(rest, (char)decimalMark, out var plain)
            || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = (isNegative ? -value : value) / (isPercent ? 100 : 1);
        return Math.Abs(value) <= Largest;
    }

    private static bool TryUngroup(ReadOnlySpan<char> text, char decimalMark, out string plain)
    {
        plain = "";
        var fraction = text.IndexOf(decimalMark);
        var whole = fraction < 0 ? text : text[..fraction];
        var mark = whole.IndexOfAny(decimalMark == '.' ? ",'’ \u00A0\u202F" : ".'’ \u00A0\u202F");
        if (mark < 0)
        {
            plain = text.ToString().Replace(decimalMark, '.');
            return text.Length > 0;
        }

        var groups = whole.ToString().Split(whole[mark]);
        if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3))
        {
            return false;
        }

        plain = string.Concat(groups) + (fraction < 0 ? "" : "." + text[(fraction + 1)..].ToString());
        return true;
    }
}
