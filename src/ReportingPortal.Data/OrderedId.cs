using System.Buffers.Binary;

namespace ReportingPortal.Data;

/// <summary>
/// Identifiers of version 7 (RFC 9562) in the order one process makes them, also within a millisecond: its fraction stands in
/// the twelve bits after the version (method 3 of section 6.2) and never repeats. The framework's own sort by chance there.
/// </summary>
public static class OrderedId
{
    private const int FractionBits = 12;

    private static long last;

    /// <summary>Larger than any made before by this process, as PostgreSQL and <see cref="Guid"/> compare.</summary>
    public static Guid Next()
    {
        var moment = NextMoment();
        Span<byte> bytes = stackalloc byte[16];
        // Its second half stays: the variant and 62 random bits.
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (moment >> FractionBits << 16) | 0x7000 | (moment & ((1 << FractionBits) - 1)));
        return new Guid(bytes, bigEndian: true);
    }

    private static long NextMoment()
    {
        while (true)
        {
            var before = Volatile.Read(ref last);
            // A clock set back, or more ids than it has steps, borrows from the time to come.
            var next = Math.Max(before + 1, Now());
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }

    private static long Now()
    {
        var (milliseconds, rest) = Math.DivRem((DateTime.UtcNow - DateTime.UnixEpoch).Ticks, TimeSpan.TicksPerMillisecond);
        return (milliseconds << FractionBits) | ((rest << FractionBits) / TimeSpan.TicksPerMillisecond);
    }
}
