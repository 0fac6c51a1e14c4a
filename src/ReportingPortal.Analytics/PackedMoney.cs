using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics;

/// <summary>Amounts in ten-thousandths, the smallest step money is stored in: exact, and eight bytes each, little-endian.</summary>
internal static class PackedMoney
{
    private const decimal UnitsOfOne = 10_000m;

    public static long Units(decimal amount) => (long)(amount * UnitsOfOne);

    public static decimal Amount(long units) => units / UnitsOfOne;

    public static byte[] Pack(ReadOnlySpan<long> units)
    {
        var bytes = new byte[units.Length * sizeof(long)];
        for (var i = 0; i < units.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), units[i]);
        }

        return bytes;
    }

    /// <summary>Appends what was packed.</summary>
    public static void Unpack(ReadOnlySpan<byte> bytes, List<long> units)
    {
        var start = units.Count;
        CollectionsMarshal.SetCount(units, start + (bytes.Length / sizeof(long)));
        var target = CollectionsMarshal.AsSpan(units)[start..];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, long>(bytes).CopyTo(target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * sizeof(long))..]);
        }
    }
}
