namespace ReportingPortal.Ingestion.Keys;

/// <summary>
/// A set of keys in about four bytes each, which answers whether it shares one with another set: "no" is certain, "yes" is
/// wrong once in 67 million keys asked for. Hashes are laid out evenly over 2^26 places a key, sorted, and their distances
/// written in groups of seven bits (the idea of Golomb-coded sets, without their bit packing).
/// </summary>
internal static class KeySketch
{
    /// <summary>Another one wherever keys are read or hashed differently from now on: what was kept before then says nothing.</summary>
    public const short Format = 2;

    private const int PlacesBits = 26;

    /// <param name="sorted">Different hashes, ascending.</param>
    public static byte[] Of(ReadOnlySpan<ulong> sorted)
    {
        var packed = new byte[sorted.Length * 6 + 10];
        var (length, last) = (0, 0UL);
        foreach (var hash in sorted)
        {
            var place = PlaceOf(hash, sorted.Length);
            var distance = place - last;
            for (last = place; distance > 0x7F; distance >>= 7)
            {
                packed[length++] = (byte)(distance | 0x80);
            }

            packed[length++] = (byte)distance;
            if (packed.Length - length < 10)
            {
                Array.Resize(ref packed, packed.Length * 2);
            }
        }

        return packed[..length];
    }

    /// <summary>Whether a packed set may have one of the hashes; false is certain.</summary>
    /// <param name="keys">How many hashes were packed.</param>
    /// <param name="sorted">Ascending.</param>
    public static bool Meets(ReadOnlySpan<byte> packed, int keys, ReadOnlySpan<ulong> sorted)
    {
        var (place, at) = (0UL, 0);
        foreach (var hash in sorted)
        {
            var wanted = PlaceOf(hash, keys);
            while (place < wanted || at == 0)
            {
                if (at == packed.Length)
                {
                    return false;
                }

                place += Next(packed, ref at);
            }

            if (place == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Next(ReadOnlySpan<byte> packed, ref int at)
    {
        var distance = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var group = packed[at++];
            distance |= (ulong)(group & 0x7F) << shift;
            if (group < 0x80)
            {
                return distance;
            }
        }
    }

    /// <summary>Keeps the order of hashes.</summary>
    private static ulong PlaceOf(ulong hash, int keys) => Math.BigMul(hash, (ulong)keys << PlacesBits, out _);
}
