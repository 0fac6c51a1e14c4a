using System.Buffers.Text;
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
        if (!TryNumber(ref text, out var first, out var firstDigits))
        {
            return false;
        }

        if (firstDigits == 8 && (text.IsEmpty || text[0] is (byte)'T' or (byte)' '))
        {
            parts = new(first / 10000, 4, first / 100 % 100, false, first % 100, 0, 0, null);
            return TryTime(text, ref parts);
        }

        if (firstDigits > 4 || text.Length < 4 || text[0] is not ((byte)'/' or (byte)'-' or (byte)'.' or (byte)' '))
        {
            return false;
        }

        var separator = text[0];
        text = text[1..];
        var named = TryMonthName(ref text, out var second);
        if ((!named && !TryNumber(ref text, out second, out _)) || text.IsEmpty || text[0] != separator)
        {
            return false;
        }

        text = text[1..].TrimStart((byte)' ');
        if (!TryNumber(ref text, out var third, out var thirdDigits) || thirdDigits is 3 or > 4)
        {
            return false;
        }

        parts = new(first, firstDigits, second, named, third < 100 && firstDigits < 4 && thirdDigits < 4 ? Century(third) : third, separator, 0, null);
        return TryTime(text, ref parts);
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

    private static bool TryTime(ReadOnlySpan<byte> text, ref DateParts parts)
    {
        text = text.TrimStart(", T"u8);
        if (text.IsEmpty)
        {
            return true;
        }

        if (!TryNumber(ref text, out var hour, out _) || !TryAfterColon(ref text, out var minute))
        {
            return false;
        }

        var second = 0;
        var fraction = 0L;
        if (!text.IsEmpty && text[0] == (byte)':' && (!TryAfterColon(ref text, out second) || !TryFraction(ref text, out fraction)))
        {
            return false;
        }

        if (!TryHalfDay(ref text, ref hour) || hour > 23 || minute > 59 || second > 59 || !TryOffset(text.Trim((byte)' '), out var offset))
        {
            return false;
        }

        parts = parts with
        {
            TimeTicks = ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond + fraction,
            Offset = offset,
        };
        return true;
    }

    private static bool TryHalfDay(ref ReadOnlySpan<byte> text, ref int hour)
    {
        var rest = text.TrimStart((byte)' ');
        if (rest.Length < 2 || (rest[1] | 0x20) != 'm' || (rest[0] | 0x20) is not ('a' or 'p'))
        {
            return true;
        }

        var isAfternoon = (rest[0] | 0x20) == 'p';
        text = rest[2..];
        if (hour is < 1 or > 12)
        {
            return false;
        }

        hour = hour % 12 + (isAfternoon ? 12 : 0);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        var isWest = text[0] == (byte)'-';
        text = text[1..];
        if (!TryNumber(ref text, out var hours, out var digits) || digits is not (2 or 4))
        {
            return false;
        }

        var minutes = digits == 4 ? hours % 100 : 0;
        hours = digits == 4 ? hours / 100 : hours;
        if ((!text.IsEmpty && !TryAfterColon(ref text, out minutes)) || !text.IsEmpty || hours > 14 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (isWest ? -1 : 1);
        return true;
    }

    private static bool TryAfterColon(ref ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.IsEmpty || text[0] != (byte)':')
        {
            return false;
        }

        text = text[1..];
        return TryNumber(ref text, out number, out var digits) && digits <= 2;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        text = text[1..];
        var unit = TimeSpan.TicksPerSecond / 10;
        var any = false;
        while (!text.IsEmpty && char.IsAsciiDigit((char)text[0]))
        {
            ticks += (text[0] - '0') * unit;
            unit /= 10;
            text = text[1..];
            any = true;
        }

        return any;
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

    private static bool TryNumber(ref ReadOnlySpan<byte> text, out int number, out int digits)
    {
        if (Utf8Parser.TryParse(text, out uint value, out digits) && digits <= 9)
        {
            number = (int)value;
            text = text[digits..];
            return true;
        }

        number = 0;
        return false;
    }
}
