namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every platform and version, which is what
/// a run that can be repeated needs. Nothing secret is made of it.
/// </summary>
internal struct SeededRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each restart of each k, so that restarts may run in any order.</summary>
    public static SeededRandom Stream(int seed, int k, int restart)
    {
        var mixer = new SeededRandom((ulong)seed * 0x9E3779B97F4A7C15 + (ulong)k * 0xC2B2AE3D27D4EB4F + (ulong)restart);
        return new SeededRandom(mixer.NextBits());
    }

    public ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 .. below - 1.</summary>
    public int NextInt(int below) => (int)(((UInt128)NextBits() * (uint)below) >> 64);
}
