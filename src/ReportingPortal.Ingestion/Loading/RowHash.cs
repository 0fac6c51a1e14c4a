using System.Buffers.Binary;
using System.Numerics;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>64-bit hashes of fields as they go to the server. Kept with rows and uploads: another function would make all of them new.</summary>
internal static class RowHash
{
    private const int MostKeyBytes = 256;

    /// <summary>The hash of a text that names something, as <see cref="CopyWriter.KeySince"/> has it of a field; never 0.</summary>
    public static long KeyOf(ReadOnlySpan<byte> utf8)
    {
        Span<byte> field = stackalloc byte[4 + MostKeyBytes];
        field = utf8.Length > MostKeyBytes ? new byte[4 + utf8.Length] : field[..(4 + utf8.Length)];
        BinaryPrimitives.WriteInt32BigEndian(field, utf8.Length);
        utf8.CopyTo(field[4..]);
        return Of(field) is var hash and not 0 ? hash : 1;
    }

    /// <summary>8 bytes at a time through a 128-bit product (the wyhash idea).</summary>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * 0x9E3779B97F4A7C15;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        var tail = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return (long)Mix(Mix(hash ^ tail) ^ 0xD6E8FEB86659FD93);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642F, out var low);
        return BitOperations.RotateLeft(high ^ low, 23) + value;
    }
}
