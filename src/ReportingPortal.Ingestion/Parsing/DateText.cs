using System.Globalization;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A date's parts as written, before it is known which is the day.</summary>
/// <param name="Separator">What stands between them; 0 for nothing.</param>
/// <param name="Offset">From UTC, where the text carries one.</param>
/// <param name="IsCount">Written as a number of seconds, parts of them, or days; the parts say year, month and day.</param>
/// <param name="IsLastShort">Of the third part two digits are written.</param>
internal readonly record struct DateParts(
    int First, int FirstDigits, int Second, bool IsMonthNamed, int Third, byte Separator, long TimeTicks, TimeSpan? Offset, bool IsCount = false,
    bool IsLastShort = false)
{
    public bool IsYearFirst => FirstDigits == 4;

    /// <summary>24-01-13 may be 2024 as well as the 24th.</summary>
    public bool MayBeginWithShortYear => FirstDigits == 2 && IsLastShort && !IsMonthNamed && DateText.TryDay(this, DateOrder.ShortYearFirst, out _);
}

/// <summary>
/// Reads dates as UTF-8 text: numeric ones in any order, named months, weeks of ISO 8601, counted seconds or days, an optional
/// weekday before, time and offset behind.
/// </summary>
internal static class DateText
{
    public const int EarliestYear = 1900;
    public const int LatestYear = 2199;

    public static bool TryRead(ReadOnlySpan<byte> text, DateOrder order, out DateTime local, out TimeSpan? offset)
    {
        if (TrySplit(text, out var parts) && TryDay(parts, order, out var day))
        {
            local = day.AddTicks(parts.TimeTicks);
            offset = parts.Offset;
            return true;
        }

        local = default;
        offset = null;
        return false;
    }

    /// <summary>Splits a date without deciding the order of its parts.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> text, out DateParts parts)
    {
        parts = default;
        text = text.Trim((byte)' ');
        if (text.IsEmpty)
        {
            return false;
        }

        if (EpochText.TryRead(text, out var utc))
        {
            parts = new(utc.Year, 4, utc.Month, false, utc.Day, 0, utc.TimeOfDay.Ticks, TimeSpan.Zero, IsCount: true);
            return true;
        }

        if (EpochText.TryReadDays(text, out var local))
        {
            parts = new(local.Year, 4, local.Month, false, local.Day, 0, local.TimeOfDay.Ticks, null, IsCount: true);
            return true;
        }

        return char.IsAsciiDigit((char)text[0]) ? TrySplitNumbers(text, ref parts)
            : TrySplitMonthFirst(text, ref parts)
            || (DateWords.TryTakeWeekday(ref text) && (char.IsAsciiDigit((char)text[0]) ? TrySplitNumbers(text, ref parts) : TrySplitMonthFirst(text, ref parts)));
    }

    /// <summary>Whether the parts are a day in one order or another.</summary>
    public static bool IsDay(in DateParts parts)
        => TryDay(parts, DateOrder.DayFirst, out _) || (!parts.IsYearFirst && !parts.IsMonthNamed && TryDay(parts, DateOrder.MonthFirst, out _))
            || parts.MayBeginWithShortYear;

    private static bool TrySplitNumbers(ReadOnlySpan<byte> text, ref DateParts parts)
    {
        if (!TimeText.TryNumber(ref text, out var first, out var firstDigits))
        {
            return false;
        }

        if (firstDigits == 8 && (text.IsEmpty || text[0] is (byte)'T' or (byte)' '))
        {
            parts = new(first / 10000, 4, first / 100 % 100, false, first % 100, 0, 0, null);
            return TimeText.TryRead(text, ref parts);
        }

        if (firstDigits == 4 && text is [(byte)'-', (byte)'W', ..])
        {
            return TrySplitWeek(first, text[2..], ref parts);
        }

        DateWords.TakeOrdinal(ref text);
        if (firstDigits > 4 || text.Length < 4 || text[0] is not ((byte)'/' or (byte)'-' or (byte)'.' or (byte)' '))
        {
            return false;
        }

        var separator = text[0];
        text = text[1..].TrimStart((byte)' ');
        DateWords.TakeOf(ref text);
        var named = MonthName.TryTake(ref text, out var second);
        if (!named && !TimeText.TryNumber(ref text, out second, out _))
        {
            return false;
        }

        // 5. Mai 2024 and 5-Jan.-2024: what follows a name matters as little as what stands before it.
        var rest = named ? DateWords.AfterOf(text.TrimStart("./-, "u8)) : text.IsEmpty || text[0] != separator ? text : text[1..].TrimStart((byte)' ');
        return rest.Length < text.Length && TryYear(rest, new(first, firstDigits, second, named, 0, separator, 0, null), ref parts);
    }

    /// <summary>Jan 5, 2024.</summary>
    private static bool TrySplitMonthFirst(ReadOnlySpan<byte> text, ref DateParts parts)
    {
        if (!MonthName.TryTake(ref text, out var month))
        {
            return false;
        }

        text = text.TrimStart(". -/"u8);
        if (!TimeText.TryNumber(ref text, out var day, out var digits) || digits > 2)
        {
            return false;
        }

        DateWords.TakeOrdinal(ref text);
        return TryYear(text.TrimStart(", -/"u8), new(day, digits, month, true, 0, (byte)' ', 0, null), ref parts);
    }

    /// <summary>2024-W05-1 is the Monday of the fifth week.</summary>
    private static bool TrySplitWeek(int year, ReadOnlySpan<byte> text, ref DateParts parts)
    {
        if (!TimeText.TryNumber(ref text, out var week, out var digits) || digits != 2 || text is not [(byte)'-', >= (byte)'1' and <= (byte)'7']
            || year is < EarliestYear or > LatestYear || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }

        var day = ISOWeek.ToDateTime(year, week, (DayOfWeek)((text[1] - '0') % 7));
        parts = new(day.Year, 4, day.Month, false, day.Day, (byte)'-', 0, null);
        return true;
    }

    /// <summary>Takes the third part, a year unless the first was one, and the time behind it.</summary>
    private static bool TryYear(ReadOnlySpan<byte> text, in DateParts start, ref DateParts parts)
    {
        if (!TimeText.TryNumber(ref text, out var third, out var digits) || digits is 3 or > 4)
        {
            return false;
        }

        parts = start with { Third = third < 100 && start.FirstDigits < 4 && digits < 4 ? Century(third) : third, IsLastShort = digits == 2 };
        return TimeText.TryRead(text, ref parts);
    }

    /// <summary>Two-digit years up to 69 are 20xx, as in POSIX.</summary>
    private static int Century(int year) => year < 70 ? 2000 + year : 1900 + year;

    public static bool TryDay(in DateParts parts, DateOrder order, out DateTime day)
    {
        var (year, month, date) = order switch
        {
            _ when parts.IsYearFirst => (parts.First, parts.Second, parts.Third),
            _ when parts.IsMonthNamed => (parts.Third, parts.Second, parts.First),
            DateOrder.MonthFirst => (parts.Third, parts.First, parts.Second),
            DateOrder.DayFirst => (parts.Third, parts.Second, parts.First),
            DateOrder.ShortYearFirst when parts.IsLastShort => (Century(parts.First), parts.Second, parts.Third % 100),
            _ => (0, 0, 0),
        };
        var valid = year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month);
        day = valid ? new DateTime(year, month, date) : default;
        return valid;
    }
}
