using System.Globalization;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Counts, value by value, what a column's dates and numbers prove.</summary>
internal sealed class ColumnEvidence(string name)
{
    /// <summary>A column is of dates or numbers when this share of its values is.</summary>
    private const double Most = 0.9;

    private long values;
    private long dates;
    private long yearFirst;
    private long dayFirst;
    private long monthFirst;
    private long numbers;
    private long decimalPoints;
    private long decimalCommas;
    private long rates;
    private long fractions;

    public string Name => name;

    /// <summary>Dates whose order no value has decided yet: worth reading on.</summary>
    public bool IsDateOrderOpen => values > 0 && dates >= values * Most && yearFirst == 0 && dayFirst == 0 && monthFirst == 0;

    public void Add(ReadOnlySpan<byte> value)
    {
        value = value.Trim((byte)' ');
        if (value.IsEmpty)
        {
            return;
        }

        values++;
        if (DateText.TrySplit(value, out var parts))
        {
            AddDate(parts);
        }
        else if (value.Length <= 40 && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
        {
            AddNumber(value);
        }
    }

    public ColumnDialect ToDialect(string? fileDecimalMark)
    {
        if (values > 0 && dates >= values * Most)
        {
            return new(name, Order(), IsDateOrderOpen, null, false, DateEvidence());
        }

        if (values > 0 && numbers >= values * Most)
        {
            var mark = DecimalMark;
            return new(name, null, false, mark ?? fileDecimalMark, rates == values && fractions > 0, NumberEvidence(mark));
        }

        return new(name, null, false, null, false, null);
    }

    /// <summary>"." or "," by majority of the values that prove one; null where none does.</summary>
    public string? DecimalMark => (decimalPoints, decimalCommas) switch
    {
        (0, 0) => null,
        _ when decimalCommas > decimalPoints => ",",
        _ => ".",
    };

    private void AddDate(in DateParts parts)
    {
        dates++;
        if (parts.IsYearFirst)
        {
            yearFirst++;
        }
        else if (parts.Separator == (byte)'.' || parts.First > 12 || parts.IsMonthNamed)
        {
            // Dots separate dates only where the day comes first.
            dayFirst++;
        }
        else if (parts.Second > 12)
        {
            monthFirst++;
        }
    }

    private void AddNumber(ReadOnlySpan<byte> value)
    {
        var asPoint = AmountText.TryRead(value, (byte)'.', out var pointValue);
        var asComma = AmountText.TryRead(value, (byte)',', out var commaValue);
        if (!asPoint && !asComma)
        {
            return;
        }

        numbers++;
        var hasMark = value.IndexOfAny((byte)'.', (byte)',') >= 0;
        if (hasMark)
        {
            decimalPoints += asPoint && (!asComma || IsFractionOnly(value, (byte)'.')) ? 1 : 0;
            decimalCommas += asComma && (!asPoint || IsFractionOnly(value, (byte)',')) ? 1 : 0;
        }

        var number = asPoint && asComma ? Math.Min(pointValue, commaValue) : asPoint ? pointValue : commaValue;
        rates += number is >= 0 and <= 1 ? 1 : 0;
        fractions += number != Math.Truncate(number) ? 1 : 0;
    }

    /// <summary>0.125 reads as 125 with the other mark, but nobody writes a group mark after a zero.</summary>
    private static bool IsFractionOnly(ReadOnlySpan<byte> value, byte mark)
    {
        var at = value.IndexOf(mark);
        var start = value[0] == (byte)'-' ? 1 : 0;
        return at == start + 1 && value[start] == (byte)'0';
    }

    /// <summary>The order most values prove; a contradicting value is rejected later, in its own row.</summary>
    private DateOrder? Order()
    {
        var most = Math.Max(yearFirst, Math.Max(dayFirst, monthFirst));
        return most switch
        {
            0 => null,
            _ when most == yearFirst => DateOrder.YearFirst,
            _ when most == dayFirst => DateOrder.DayFirst,
            _ => DateOrder.MonthFirst,
        };
    }

    private string DateEvidence() => string.Create(
        CultureInfo.InvariantCulture,
        $"{dates:N0} dates: {yearFirst:N0} begin with the year, {dayFirst:N0} can only be day first, {monthFirst:N0} only month first.");

    private string NumberEvidence(string? mark) => mark is null
        ? string.Create(CultureInfo.InvariantCulture, $"{numbers:N0} numbers, none shows its decimal mark.")
        : string.Create(CultureInfo.InvariantCulture, $"{numbers:N0} numbers: {decimalPoints:N0} prove a decimal point, {decimalCommas:N0} a decimal comma.");
}
