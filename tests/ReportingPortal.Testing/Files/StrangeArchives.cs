using System.Buffers.Binary;

namespace ReportingPortal.Testing.Files;

/// <summary>Archives that say of themselves what is not so; the bytes packed in them are right.</summary>
public static class StrangeArchives
{
    // Where a local header and a record of the directory keep the same: PKWARE's APPNOTE 4.3.7 and 4.3.12.
    private static readonly Field Flags = new(6, 8, 2);
    private static readonly Field Method = new(8, 10, 2);
    private static readonly Field Checksum = new(14, 16, 4);
    private static readonly Field PackedSize = new(18, 20, 4);
    private static readonly Field Size = new(22, 24, 4);

    private static readonly uint[] Sizes = [0, 1, 1_000, 0x7FFF_FFFF, 0xFFFF_FFFF];

    public static byte[] Any(Random random)
    {
        var orders = GoodFiles.Text(GoodFiles.Orders(random), ',');
        var zip = PackedFile.Zip(("orders.csv", orders), ("customers.csv", GoodFiles.Text(GoodFiles.Customers(random), ',')));
        return random.Next(10) switch
        {
            0 => With(zip, Size, Sizes[random.Next(Sizes.Length)]),
            1 => With(zip, PackedSize, Sizes[random.Next(Sizes.Length)]),
            2 => With(zip, Checksum, (uint)random.Next()),
            3 => With(zip, Method, (uint)random.Next(100)),
            4 => With(zip, Flags, 1),
            5 => PackedFile.Zip(("orders.csv", orders), ("orders.csv", orders), ("folder/", []), (" ", orders)),
            6 => [.. Damage.Noise(random, 500), .. zip, .. Damage.Noise(random, 500)],
            7 => Overlapping(random.Next(2, 100)),
            8 => [.. PackedFile.Gzip(orders[..(orders.Length / 2)], orders[(orders.Length / 2)..], []), .. Damage.Noise(random, 50)],
            _ => FalseEnd(PackedFile.Gzip(orders), random),
        };
    }

    /// <summary>One member that many records of the directory name: small, and each of them unpacks to a megabyte.</summary>
    public static byte[] Overlapping(int records)
    {
        var zip = PackedFile.Zip(("a.csv", new byte[1_000_000]));
        var (directory, end) = (At(zip, 0x0201_4B50), At(zip, 0x0605_4B50));
        byte[] record = zip[directory..end], many = [.. zip[..directory], .. Enumerable.Repeat(record, records).SelectMany(bytes => bytes), .. zip[end..]];
        var newEnd = many.AsSpan(many.Length - (zip.Length - end));
        BinaryPrimitives.WriteUInt16LittleEndian(newEnd[8..], (ushort)records);
        BinaryPrimitives.WriteUInt16LittleEndian(newEnd[10..], (ushort)records);
        BinaryPrimitives.WriteUInt32LittleEndian(newEnd[12..], (uint)(record.Length * records));
        return many;
    }

    /// <summary>A gzip's last eight bytes are its checksum and its length.</summary>
    private static byte[] FalseEnd(byte[] gzip, Random random)
    {
        gzip[^random.Next(1, 9)] ^= 0x55;
        return gzip;
    }

    /// <summary>The same false word in every header and record: readers trust the one or the other.</summary>
    private static byte[] With(byte[] zip, Field field, uint value)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, value);
        for (var i = 0; i + 4 <= zip.Length; i++)
        {
            var at = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(i)) switch { 0x0403_4B50 => i + field.InHeader, 0x0201_4B50 => i + field.InDirectory, _ => -1 };
            if (at >= 0 && at + field.Length <= zip.Length)
            {
                word[..field.Length].CopyTo(zip.AsSpan(at));
            }
        }

        return zip;
    }

    private static int At(byte[] zip, uint signature)
        => Enumerable.Range(0, zip.Length - 3).First(i => BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(i)) == signature);

    private readonly record struct Field(int InHeader, int InDirectory, int Length);
}
