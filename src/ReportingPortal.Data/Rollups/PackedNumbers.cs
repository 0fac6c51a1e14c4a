using System.Buffers.Binary;
using System.Numerics;

namespace ReportingPortal.Data.Rollups;

/// <summary>
/// Whole numbers in columns of equal length: how many (4 bytes), then of each column a byte that says how many bytes wide its
/// numbers are, and the numbers, big-endian two's complement. As wide as the widest needs; a column of zeros is 0 wide.
/// Money and quantities stand in it in ten-thousandths. A server takes it as it is, where it would look at each element of an array.
/// </summary>
public static class PackedNumbers
{
    public const int HeadSize = sizeof(int);

    public static void WriteHead(Span<byte> target, int count) => BinaryPrimitives.WriteInt32BigEndian(target, count);

    public static int SizeOf(ReadOnlySpan<long> column) => 1 + (column.Length * WidthOf(column));

    /// <param name="target">As long as <see cref="SizeOf"/> says.</param>
    public static void Write(Span<byte> target, ReadOnlySpan<long> column)
    {
        var width = column.IsEmpty ? 0 : (target.Length - 1) / column.Length;
        target[0] = (byte)width;
        var at = 1;
        foreach (var number in column)
        {
            for (var shift = 8 * (width - 1); shift >= 0; shift -= 8)
            {
                target[at++] = (byte)(number >> shift);
            }
        }
    }

    /// <returns>Of each column its numbers, as many as the head says.</returns>
    public static long[][] Read(ReadOnlySpan<byte> packed, int columns) => Read(packed, columns, out _);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, int)"/>
    /// <param name="further">The column behind those asked for; null where there is none.</param>
    public static long[][] Read(ReadOnlySpan<byte> packed, int columns, out long[]? further)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(packed);
        var read = new long[columns][];
        packed = packed[HeadSize..];
        for (var column = 0; column < columns; column++)
        {
            read[column] = Next(ref packed, count);
        }

        further = packed.IsEmpty ? null : Next(ref packed, count);
        return read;
    }

    /// <returns>All columns there are.</returns>
    public static IReadOnlyList<long[]> ReadAll(ReadOnlySpan<byte> packed)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(packed);
        var read = new List<long[]>();
        for (packed = packed[HeadSize..]; !packed.IsEmpty;)
        {
            read.Add(Next(ref packed, count));
        }

        return read;
    }

    private static long[] Next(ref ReadOnlySpan<byte> packed, int count)
    {
        int width = packed[0];
        var numbers = Read(packed.Slice(1, count * width), count, width);
        packed = packed[(1 + (count * width))..];
        return numbers;
    }

    private static long[] Read(ReadOnlySpan<byte> packed, int count, int width)
    {
        var numbers = new long[count];
        if (width == 0)
        {
            return numbers;
        }

        for (int i = 0, at = 0; i < count; i++)
        {
            long number = (sbyte)packed[at++];
            for (var more = width - 1; more > 0; more--)
            {
                number = (number << 8) | packed[at++];
            }

            numbers[i] = number;
        }

        return numbers;
    }

    private static int WidthOf(ReadOnlySpan<long> column)
    {
        var (bits, any) = (0L, 0L);
        foreach (var number in column)
        {
            // The sign needs a bit beside those that differ from it.
            bits |= number ^ (number >> 63);
            any |= number;
        }

        return any == 0 ? 0 : (64 - BitOperations.LeadingZeroCount((ulong)bits) + 8) / 8;
    }
}
