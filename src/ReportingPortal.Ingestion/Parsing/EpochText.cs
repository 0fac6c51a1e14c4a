using System.Buffers.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Moments as programs count them: seconds, milliseconds or microseconds since 1970, in UTC.</summary>
internal static class EpochText
{
    /// <summary>Greater counts are barcodes and telephone numbers.</summary>
    private static readonly DateTime Latest = new(2050, 1, 1);

    /// <summary>Digits tell the unit: 10 are seconds (from September 2001 on), 13 milliseconds, 16 microseconds.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
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
}
