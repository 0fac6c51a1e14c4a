using System.Buffers.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Reads what may follow a date: hours, minutes, seconds, AM or PM, an offset from UTC.</summary>
internal static class TimeText
{
    /// <summary>Nothing at all is midnight without an offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref DateParts parts)
    {
        text = DateWords.Time(text.TrimStart(", T"u8));
        if (text.IsEmpty)
        {
            return true;
        }

        var (minute, second) = (0, 0);
        if (!TryNumber(ref text, out var hour, out var digits))
        {
            return false;
        }

        if (digits == 6)
        {
            (hour, minute, second) = (hour / 10000, hour / 100 % 100, hour % 100);
        }
        else if (digits > 2 || (!TryMinute(ref text, out minute) && !IsHalfDay(text.TrimStart((byte)' '))))
        {
            return false;
        }

        var fraction = 0L;
        if (!text.IsEmpty && text[0] == (byte)':' && (!TryAfterColon(ref text, out second) || !TryFraction(ref text, out fraction)))
        {
            return false;
        }

        // 24:00 is the day's end, and the next one's midnight.
        var isEnd = hour == 24 && minute + second + fraction == 0;
        if (!TryHalfDay(ref text, ref hour) || (hour > 23 && !isEnd) || minute > 59 || second > 59 || !TryOffset(text.Trim((byte)' '), out var offset))
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

    /// <summary>10:15, 3:04 PM: a time without its day.</summary>
    public static bool IsTimeOfDay(ReadOnlySpan<byte> text)
    {
        var parts = default(DateParts);
        return text.Length is > 3 and <= 20 && char.IsAsciiDigit((char)text[0]) && text[..3].Contains((byte)':') && TryRead(text, ref parts);
    }

    private static bool TryHalfDay(ref ReadOnlySpan<byte> text, ref int hour)
    {
        var rest = text.TrimStart((byte)' ');
        if (!IsHalfDay(rest))
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

    private static bool IsHalfDay(ReadOnlySpan<byte> text) => text is [_, (byte)'m' or (byte)'M', ..] && (text[0] | 0x20) is ('a' or 'p');

    /// <summary>15:04, as in Germany 15.04 and in France 15h04.</summary>
    private static bool TryMinute(ref ReadOnlySpan<byte> text, out int minute)
    {
        if (text is [(byte)'.' or (byte)'h', >= (byte)'0' and <= (byte)'5', >= (byte)'0' and <= (byte)'9', ..])
        {
            minute = (text[1] - '0') * 10 + text[2] - '0';
            text = text[3..];
            return true;
        }

        return TryAfterColon(ref text, out minute);
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

        // As browsers write it: GMT+0100 (Central European Time).
        text = text.StartsWith("GMT"u8) || text.StartsWith("UTC"u8) ? text[3..] : text;
        text = text.IndexOf(" ("u8) is > 0 and var note && text[^1] == (byte)')' ? text[..note] : text;
        if (text.IsEmpty || text[0] is not ((byte)'+' or (byte)'-'))
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

    /// <summary>Takes the digits in front, at most nine.</summary>
    public static bool TryNumber(ref ReadOnlySpan<byte> text, out int number, out int digits)
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
