using System.Buffers.Binary;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Some texts one after the other, each behind its length, as an array's elements go to the server: a few bytes beside the text itself.</summary>
internal struct PackedTexts
{
    private const int First = 32;

    private byte[]? elements;
    private int length;
    private int lastAt;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<byte> Elements => elements.AsSpan(0, length);

    /// <summary>Whether the text was added last.</summary>
    public readonly bool IsLast(ReadOnlySpan<byte> utf8) => Count > 0 && utf8.SequenceEqual(elements.AsSpan(lastAt..length));

    /// <returns>How many bytes more are held.</returns>
    public long Add(ReadOnlySpan<byte> utf8)
    {
        var (needed, held) = (length + sizeof(int) + utf8.Length, elements?.Length ?? 0);
        if (needed > held)
        {
            Array.Resize(ref elements, Math.Max(needed, Math.Max(First, 2 * held)));
        }

        BinaryPrimitives.WriteInt32BigEndian(elements.AsSpan(length), utf8.Length);
        utf8.CopyTo(elements.AsSpan(length + sizeof(int)));
        (lastAt, length, Count) = (length + sizeof(int), needed, Count + 1);
        return elements!.Length - held;
    }
}
