using System.Buffers;
using System.Buffers.Binary;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Writes PostgreSQL's binary COPY format by hand: text goes from the file's UTF-8 bytes to the server without becoming a
/// string (a fifth of the importer's processor time). Format: PostgreSQL manual, COPY, "Binary Format".
/// </summary>
internal sealed partial class CopyWriter
{
    private const int FlushAt = 120 * 1024;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly Stream stream;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(2 * FlushAt);
    private int length;
    private long flushed;
    private long? heldFrom;

    public CopyWriter(Stream stream)
    {
        this.stream = stream;
        Header.CopyTo(buffer, 0);
        length = Header.Length;
    }

    /// <summary>Where the next field begins; hashes run from here. Valid until the next row begins.</summary>
    public int Position => length;

    /// <summary>Where the next byte goes, counted from the beginning of all.</summary>
    public long Here => flushed + length;

    /// <summary>Keeps everything from a place on in memory, to be patched; null lets it go.</summary>
    public void Hold(long? from) => heldFrom = from;

    public void BeginRow(short columns)
    {
        if (length >= FlushAt)
        {
            Flush();
        }

        BinaryPrimitives.WriteInt16BigEndian(Take(2), columns);
    }

    /// <summary>Writes another date over one that was written at a place that is held.</summary>
    public void PatchDate(long field, DateOnly value)
        => BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan((int)(field - flushed) + 4, 4), value.DayNumber - EpochDay);

    /// <summary>The number of columns of the row that begins at a position, where it turns out to be another.</summary>
    public void PatchColumns(int row, short columns) => BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(row, sizeof(short)), columns);

    /// <summary>The bytes of a field of the current row; empty for null.</summary>
    public ReadOnlySpan<byte> ValueAt(int position)
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(position, sizeof(int)));
        return size <= 0 ? default : buffer.AsSpan(position + sizeof(int), size);
    }

    /// <summary>Whole fields of the current row, as they go to the server.</summary>
    public ReadOnlySpan<byte> Between(int from, int to) => buffer.AsSpan(from, to - from);

    /// <summary>Writes fields that <see cref="Between"/> gave.</summary>
    public void Raw(ReadOnlySpan<byte> fields) => fields.CopyTo(Take(fields.Length));

    /// <summary>Where the field behind another one of the current row begins.</summary>
    public int After(int position) => position + sizeof(int) + ValueAt(position).Length;

    /// <summary>Takes what lies between two positions of the current row out of it.</summary>
    public void Remove(int from, int to)
    {
        buffer.AsSpan(to, length - to).CopyTo(buffer.AsSpan(from));
        length -= to - from;
    }

    /// <summary>Hands what was written since a place to another writer, and takes it back here.</summary>
    public void MoveTo(CopyWriter other, long from)
    {
        var start = (int)(from - flushed);
        buffer.AsSpan(start, length - start).CopyTo(other.Take(length - start));
        length = start;
    }

    /// <summary>Takes back what was written since a position of the current row.</summary>
    public void Rewind(int position) => length = position;

    /// <summary>A 64-bit hash of the fields written since <paramref name="start"/>.</summary>
    public long HashSince(int start) => RowHash.Of(buffer.AsSpan(start, length - start));

    /// <summary>The hash of a text that was written since <paramref name="start"/> and names something; never 0.</summary>
    public long KeySince(int start) => HashSince(start) is var hash and not 0 ? hash : 1;

    /// <summary>Ends one COPY in the middle of the rows; those that are held stay for the next.</summary>
    public void EndPart()
    {
        Flush();
        stream.Write([0xFF, 0xFF]);
        stream.Flush();
    }

    /// <summary>Goes on in another COPY.</summary>
    public void BeginPart() => stream.Write(Header);

    /// <summary>All rows have been written; nothing can be written or asked for behind it.</summary>
    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);
        stream.Write(buffer, 0, length);
        length = 0;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        stream.Flush();
    }

    private void Flush()
    {
        var ready = heldFrom is { } from ? (int)(from - flushed) : length;
        stream.Write(buffer, 0, ready);
        buffer.AsSpan(ready, length - ready).CopyTo(buffer);
        length -= ready;
        flushed += ready;
    }

    private Span<byte> Field(int size)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), size);
        return Take(size);
    }

    private Span<byte> Take(int size)
    {
        if (length + size > buffer.Length)
        {
            Grow(length + size);
        }

        var taken = buffer.AsSpan(length, size);
        length += size;
        return taken;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, needed));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
