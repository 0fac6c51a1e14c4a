namespace ReportingPortal.DemoData.Generation;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014). The framework's Random may change its sequence between versions;
/// a generator whose bytes are promised by seed needs its own.
/// </summary>
internal sealed class SeededRandom
{
    private ulong state;

    /// <summary>Independent sequence per seed and stream, so that one file can change without moving the others.</summary>
    public SeededRandom(int seed, long stream)
    {
        state = unchecked(((ulong)(uint)seed * 0xD1342543DE82EF95UL) ^ ((ulong)stream * 0x9E3779B97F4A7C15UL));
        state = NextBits();
    }

    public ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>Whole number from <paramref name="min"/> up to and including <paramref name="max"/>.</summary>
    public int Between(int min, int max)
    {
        var range = (ulong)((long)max - min + 1);
        return (int)(min + (long)(((NextBits() >> 32) * range) >> 32));
    }

    /// <summary>0 up to, not including, 1.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>An amount with two decimals, both ends included.</summary>
    public decimal Money(int min, int max) => FromCents(Between(min * 100, max * 100));

    public static decimal FromCents(int cents) => new(Math.Abs(cents), 0, 0, cents < 0, 2);
}
