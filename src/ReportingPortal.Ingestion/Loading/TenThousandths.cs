using System.Runtime.CompilerServices;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Money and quantities as whole ten-thousandths, which is how exact their columns are: sums of many are exact, and many times as
/// fast as decimals.
/// </summary>
internal static class TenThousandths
{
    public const int Scale = 4;

    private const decimal One = 10_000m;

    private static readonly long[] Powers = [10_000, 1_000, 100, 10, 1];

    /// <summary>Rounds as PostgreSQL does, half away from zero.</summary>
    /// <exception cref="AmountOverflowException">Beyond 922 trillion.</exception>
    public static long Of(decimal value)
    {
        if (value.Scale > Scale)
        {
            value = decimal.Round(value, Scale, MidpointRounding.AwayFromZero);
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] != 0 || bits[1] >>> 16 != 0)
        {
            return OfLarge(value);
        }

        // Below 2^48: ten thousand times as much fits.
        var size = ((long)bits[1] << 32 | (uint)bits[0]) * Powers[value.Scale];
        return bits[3] < 0 ? -size : size;
    }

    public static long? Of(decimal? value) => value is { } known ? Of(known) : null;

    /// <exception cref="AmountOverflowException">Beyond 922 trillion.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Sum(long one, long other)
    {
        var sum = unchecked(one + other);
        if (((one ^ sum) & (other ^ sum)) < 0)
        {
            // Both have the sign that their sum has not.
            AmountOverflowException.Throw();
        }

        return sum;
    }

    private static long OfLarge(decimal value)
    {
        try
        {
            return decimal.ToInt64(value * One);
        }
        catch (OverflowException beyond)
        {
            throw new AmountOverflowException(beyond);
        }
    }
}
