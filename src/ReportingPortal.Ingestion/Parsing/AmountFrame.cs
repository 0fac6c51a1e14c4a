using System.Buffers;
using System.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// An amount taken out of what stands around its digits: spaces, a currency, a percent sign, a sign before or behind,
/// accountants' parentheses. The core is left as written: digits with their marks.
/// </summary>
internal readonly ref struct AmountFrame
{
    public const int Longest = 64;

    private const char Minus = '−';

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-–—−");

    private AmountFrame(ReadOnlySpan<char> core, bool isNegative, bool isPercent, string? currency)
    {
        Core = core;
        IsNegative = isNegative;
        IsPercent = isPercent;
        Currency = currency;
    }

    public ReadOnlySpan<char> Core { get; }

    public bool IsNegative { get; }

    public bool IsPercent { get; }

    /// <summary>The mark as <see cref="CurrencyMarks"/> knows it; null where there is none.</summary>
    public string? Currency { get; }

    /// <param name="buffer">At least <see cref="Longest"/> characters, where the core lies afterwards.</param>
    public static bool TryTakeOff(ReadOnlySpan<byte> text, Span<char> buffer, out AmountFrame frame)
    {
        frame = default;
        if (text.Length > Longest || !Encoding.UTF8.TryGetChars(text, buffer, out var length))
        {
            return false;
        }

        FillCents(buffer[..length]);
        var rest = Trim(buffer[..length]);
        rest = rest.EndsWith("/-") ? rest[..^2] : rest;
        var isPercent = rest.EndsWith("%");
        rest = isPercent ? Trim(rest[..^1]) : rest;
        var isNegative = rest.StartsWith("(") && rest.EndsWith(")");
        rest = isNegative ? Trim(rest[1..^1]) : rest;
        var signs = isNegative ? 1 : 0;

        // A sign may stand outside the currency or inside it: -€ 5, € -5, 5- €.
        rest = TakeSign(rest, ref isNegative, ref signs);
        rest = Trim(CurrencyMarks.Strip(rest, out var currency));
        rest = currency is null ? UnitWords.Strip(rest) : rest;
        rest = TakeSign(rest, ref isNegative, ref signs);
        frame = new AmountFrame(rest, isNegative, isPercent, currency);
        return !rest.IsEmpty && signs <= 1;
    }

    /// <summary>A dash behind the decimal mark says "and no cents", and is no minus: 12.-, 12,-- €, CHF 12.—.</summary>
    private static void FillCents(Span<char> text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (!Dashes.Contains(text[i]) || text[i - 1] is not ('.' or ',') || !char.IsAsciiDigit(text[i - 2]))
            {
                continue;
            }

            var dashes = text[i..].IndexOfAnyExcept(Dashes);
            dashes = dashes < 0 ? text.Length - i : dashes;
            if (i + dashes == text.Length || !char.IsAsciiDigit(text[i + dashes]))
            {
                text.Slice(i, dashes).Fill('0');
            }

            return;
        }
    }

    private static ReadOnlySpan<char> TakeSign(ReadOnlySpan<char> text, scoped ref bool isNegative, scoped ref int signs)
    {
        var (first, last) = text.IsEmpty ? default : (text[0], text[^1]);
        if (first is '-' or '+' or Minus)
        {
            isNegative |= first != '+';
            signs++;
            return Trim(text[1..]);
        }

        if (last is '-' or Minus)
        {
            isNegative = true;
            signs++;
            return Trim(text[..^1]);
        }

        return text;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" \t\u00A0\u202F\u2009");
}
