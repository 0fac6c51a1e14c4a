using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>One act in a number, whose order is that of products, then time: product (29 bits), second (33), kind (2).</summary>
internal static class Act
{
    /// <summary>Seconds of the epoch lie in this range, the years 1834 to 2106; what is dated before or after counts as its end.</summary>
    public const long Latest = (1L << 32) - 1;

    private const long Earliest = -(1L << 32);
    private const ulong SecondsMask = (1UL << 33) - 1;
    private const long Second = 1_000_000;

    public static ulong Of(int product, long at, byte kind)
        => ((ulong)product << 35) | ((ulong)(Math.Clamp(at, Earliest, Latest) - Earliest) << 2) | (uint)(kind - (byte)EventType.ProductView);

    /// <summary>The second a moment lies in, before the epoch too.</summary>
    public static long SecondOf(long microseconds) => (microseconds - (((microseconds % Second) + Second) % Second)) / Second;

    public static int Product(ulong act) => (int)(act >> 35);

    public static long At(ulong act) => (long)((act >> 2) & SecondsMask) + Earliest;

    public static EventType Kind(ulong act) => (EventType)((act & 3) + (uint)EventType.ProductView);
}
