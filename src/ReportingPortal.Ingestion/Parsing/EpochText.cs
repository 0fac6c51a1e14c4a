using System.Buffers.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Moments as programs count them: seconds to nanoseconds since 1970, in UTC; or as spreadsheets do, in days since 1900 by nobody's
/// clock.
/// </summary>
internal static class EpochText
{
    /// <summary>Greater counts are barcodes and telephone numbers.</summary>
    private static readonly DateTime Latest = new(2050, 1, 1);

    private static readonly DateTime SerialStart = new(1899, 12, 30);

    /// <summary>Digits tell the unit: 10 are seconds (from September 2001 on), 13 milliseconds, 16 microseconds, 19 nanoseconds.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length == 19 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return TryRead(text[..16], out utc);
        }

        if (text.Length is > 11 and <= 20 && text[10] == (byte)'.' && TryRead(text[..10], out var second) && TryFraction(text[10..], out var part))
        {
            utc = second.AddTicks((long)(part * TimeSpan.TicksPerSecond));
            return true;
        }

        var ticks = text.Length switch
        {
            10 => TimeSpan.TicksPerSecond,
            13 => TimeSpan.TicksPerMillisecond,
            16 => TimeSpan.TicksPerMicrosecond,
            _ => 0,
        };
        if (ticks == 0 || text[0] == (byte)'0' || text.ContainsAnyExceptInRange((byte)'0', (byte)'9') || !Utf8Parser.TryParse(text, out long count, out _))
        {
            return false;
        }

        var since = Int128.Clamp((Int128)count * ticks, 0, Latest.Ticks - DateTime.UnixEpoch.Ticks);
        utc = DateTime.UnixEpoch.AddTicks((long)since);
        return utc < Latest;
    }

    /// <summary>45299 is 8 January 2024, 45299.75 its 18 o'clock: what is left of a date whose cell lost its format. From 1990 to 2049.</summary>
    public static bool TryReadDays(ReadOnlySpan<byte> text, out DateTime local)
    {
        local = default;
        if (text.Length is < 5 or > 18 || text[0] is not ((byte)'3' or (byte)'4' or (byte)'5') || text[..5].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(text[..5], out int days, out _))
        {
            return false;
        }

        var part = 0m;
        if (text.Length > 5 && !TryFraction(text[5..], out part))
        {
            return false;
        }

        local = SerialStart.AddDays(days).AddSeconds((long)decimal.Round(part * 86_400));
        return local.Year >= 1990 && local < Latest;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out decimal part)
    {
        part = 0;
        return text.Length > 1 && text[0] == (byte)'.' && !text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(text, out part, out var length) && length == text.Length;
    }
}
