using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A date's parts as written, before it is known which is the day.</summary>
/// <param name="Offset">From UTC, where the text carries one.</param>
internal readonly record struct DateParts(
    int First, int FirstDigits, int Second, bool IsMonthNamed, int Third, byte Separator, long TimeTicks, TimeSpan? Offset)
{
    public bool IsYearFirst => FirstDigits == 4;
}

/// <summary>Reads dates as UTF-8 text: numeric ones in any order, month names in the middle, an optional time and offset.</summary>
internal static class DateText
{
    public const int EarliestYear = 1900;
    public const int LatestYear = 2199;

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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
        if (!TimeText.TryNumber(ref text, out var first, out var firstDigits))
        {
            return false;
        }

        if (firstDigits == 8 && (text.IsEmpty || text[0] is (byte)'T' or (byte)' '))
        {
            parts = new(first / 10000, 4, first / 100 % 100, false, first % 100, 0, 0, null);
            return TimeText.TryRead(text, ref parts);
        }

        if (firstDigits > 4 || text.Length < 4 || text[0] is not ((byte)'/' or (byte)'-' or (byte)'.' or (byte)' '))
        {
            return false;
        }

        var separator = text[0];
        text = text[1..];
        var named = TryMonthName(ref text, out var second);
        if ((!named && !TimeText.TryNumber(ref text, out second, out _)) || text.IsEmpty || text[0] != separator)
        {
            return false;
        }

        text = text[1..].TrimStart((byte)' ');
        if (!TimeText.TryNumber(ref text, out var third, out var thirdDigits) || thirdDigits is 3 or > 4)
        {
            return false;
        }

        parts = new(first, firstDigits, second, named, third < 100 && firstDigits < 4 && thirdDigits < 4 ? Century(third) : third, separator, 0, null);
        return TimeText.TryRead(text, ref parts);
    }

    /// <summary>Two-digit years up to 69 are 20xx, as in POSIX.</summary>
    private static int Century(int year) => year < 70 ? 2000 + year : 1900 + year;

    private static bool TryDay(in DateParts parts, DateOrder order, out DateTime day)
    {
        var (year, month, date) = order switch
        {
            _ when parts.IsYearFirst => (parts.First, parts.Second, parts.Third),
            _ when parts.IsMonthNamed => (parts.Third, parts.Second, parts.First),
            DateOrder.MonthFirst => (parts.Third, parts.First, parts.Second),
            DateOrder.DayFirst => (parts.Third, parts.Second, parts.First),
            _ => (0, 0, 0),
        };
        var valid = year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month);
        day = valid ? new DateTime(year, month, date) : default;
        return valid;
    }

    private static bool TryMonthName(ref ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetter((char)text[letters]))
        {
            letters++;
        }

        if (letters < 3)
        {
            return false;
        }

        Span<char> name = [char.ToLowerInvariant((char)text[0]), char.ToLowerInvariant((char)text[1]), char.ToLowerInvariant((char)text[2])];
        for (var i = 0; i < MonthNames.Length; i++)
        {
            if (name.SequenceEqual(MonthNames[i]))
            {
                month = i + 1;
                text = text[letters..];
                return true;
            }
        }

        return false;
    }
}
