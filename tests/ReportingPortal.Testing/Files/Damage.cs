namespace ReportingPortal.Testing.Files;

/// <summary>What happens to files on their way.</summary>
public static class Damage
{
    public static byte[] Any(byte[] file, Random random) => random.Next(6) switch
    {
        0 => Flip(file, random),
        1 => Cut(file, random),
        2 => Delete(file, random),
        3 => Repeat(file, random),
        4 => Insert(file, random, Noise(random, 50), random.Next(1, 4)),
        _ => Insert(file, random, "\""u8.ToArray(), random.Next(1, 4)),
    };

    public static byte[] Flip(byte[] file, Random random)
    {
        var copy = (byte[])file.Clone();
        for (var count = random.Next(1, 1 + Math.Max(2, copy.Length / 100)); count > 0 && copy.Length > 0; count--)
        {
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    public static byte[] Cut(byte[] file, Random random) => file[..random.Next(file.Length + 1)];

    public static byte[] Delete(byte[] file, Random random)
    {
        var (from, to) = Piece(file, random);
        return [.. file[..from], .. file[to..]];
    }

    public static byte[] Repeat(byte[] file, Random random)
    {
        var (from, to) = Piece(file, random);
        return [.. file[..to], .. file[from..]];
    }

    public static byte[] Insert(byte[] file, Random random, byte[] what, int times)
    {
        var bytes = new List<byte>(file);
        for (; times > 0; times--)
        {
            bytes.InsertRange(random.Next(bytes.Count + 1), what);
        }

        return [.. bytes];
    }

    public static byte[] Noise(Random random, int most)
    {
        var noise = new byte[random.Next(most)];
        random.NextBytes(noise);
        return noise;
    }

    private static (int From, int To) Piece(byte[] file, Random random)
    {
        var from = random.Next(file.Length + 1);
        return (from, Math.Min(file.Length, from + random.Next(1, 300)));
    }
}
