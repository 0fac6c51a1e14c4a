using System.Globalization;
using System.Text;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Counts what numbers prove: which mark begins their fraction, and which parts their thousands.</summary>
/// <param name="keepsZeros">False where numbers that are none but by their text end in zeros: a workbook keeps 1.500 as 1.5.</param>
internal sealed class NumberEvidence(bool keepsZeros)
{
    private long points;
    private long commas;
    private long open;
    private long openTexts;
    private long rates;
    private long fractions;
    private long percents;
    private long belowOne;
    private long aboveOne;
    private char groupMark;

    public long Count { get; private set; }

    /// <summary>Zero where there is no number.</summary>
    public decimal Largest { get; private set; }

    /// <summary>The first currency seen beside an amount.</summary>
    public string? Currency { get; private set; }

    public bool IsMarkOpen => open > 0 && points == 0 && commas == 0;

    /// <summary>"." or "," by majority of the values that prove one; null where none does.</summary>
    public string? DecimalMark => (points, commas) switch
    {
        (0, 0) => null,
        _ when commas > points => ",",
        _ => ".",
    };

    /// <summary>
    /// As rates they are in percent: more of them are above 1, which no share is, than between 0 and 1. The few beside the many
    /// are slips, which a row's own check finds; a sign of percent speaks for its value alone.
    /// </summary>
    public bool ArePercent => aboveOne > belowOne;

    /// <summary>All between 0 and 1, and not all whole: 0 % and 100 % are no whole numbers.</summary>
    public bool AreRates(long values) => rates == values && fractions + percents > 0;

    public void Add(ReadOnlySpan<byte> value)
    {
        var asPoint = AmountText.TryRead(value, (byte)'.', out var pointValue);
        var asComma = AmountText.TryRead(value, (byte)',', out var commaValue);
        if (!asPoint && !asComma)
        {
            return;
        }

        Count++;
        if (value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            Weigh(value, asPoint, asComma);
        }

        var number = asPoint && asComma ? Math.Min(pointValue, commaValue) : asPoint ? pointValue : commaValue;
        Largest = Math.Max(Largest, number);
        rates += number is >= 0 and <= 1 ? 1 : 0;
        fractions += number != Math.Truncate(number) ? 1 : 0;
        if (value.EndsWith("%"u8))
        {
            percents++;
        }
        else
        {
            belowOne += number is > 0 and < 1 ? 1 : 0;
            aboveOne += number > 1 ? 1 : 0;
        }
    }

    public ColumnCounts AddTo(ColumnCounts counts) => counts with
    {
        Numbers = Count,
        DecimalPoints = points,
        DecimalCommas = commas,
        OpenMarks = open,
        OpenTexts = openTexts,
    };

    public string Sentence()
    {
        var money = Currency is null ? "" : $" Amounts bear {Currency}.";
        if (points + commas == 0)
        {
            return (open == 0 ? Text($"{Count:N0} whole numbers.") : Text($"{Count:N0} numbers; {open:N0} like 1.234 can be read both ways, none shows its decimal mark.")) + money;
        }

        var (fitting, against) = (Count - Math.Min(points, commas), Math.Min(points, commas));
        return Text($"{fitting:N0} numbers fit {Pattern(DecimalMark!)}; {against:N0} contradict.") + money;
    }

    private void Weigh(ReadOnlySpan<byte> value, bool asPoint, bool asComma)
    {
        Span<char> characters = stackalloc char[AmountFrame.Longest];
        if (!AmountFrame.TryTakeOff(value, characters, out var frame))
        {
            return;
        }

        Currency ??= frame.Currency;
        var core = frame.Core;
        if (core.IndexOfAny('.', ',') < 0)
        {
            NoteGroups(core, '.');
        }
        else if (asPoint && (!asComma || IsFractionOnly(core, '.')))
        {
            points++;
            NoteGroups(core, '.');
        }
        else if (asComma && (!asPoint || IsFractionOnly(core, ',')))
        {
            commas++;
            NoteGroups(core, ',');
        }
        else
        {
            open++;
            openTexts += core.Contains(',') || frame.Currency is not null || (!keepsZeros && core[^1] == '0') ? 1 : 0;
        }
    }

    private void NoteGroups(ReadOnlySpan<char> core, char decimalMark)
    {
        var at = core.IndexOf(decimalMark);
        var mark = AmountText.GroupMarkOf(at < 0 ? core : core[..at], decimalMark);
        groupMark = mark == 0 ? groupMark : mark;
    }

    /// <summary>0.125 reads as 125 with the other mark, but nobody writes a group mark after a zero.</summary>
    private static bool IsFractionOnly(ReadOnlySpan<char> core, char mark) => core.IndexOf(mark) == 1 && core[0] == '0';

    private string Pattern(string decimalMark)
        => new StringBuilder("1").Append(groupMark == 0 ? "" : char.IsWhiteSpace(groupMark) ? " " : groupMark).Append("234").Append(decimalMark).Append("56").ToString();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
