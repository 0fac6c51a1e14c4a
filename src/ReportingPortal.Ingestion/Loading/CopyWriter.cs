using System.Buffers.Binary;
using System.Numerics;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Writes PostgreSQL's binary COPY format by hand: text goes from the file's UTF-8 bytes to the server without becoming a
/// string (a fifth of the importer's processor time). Format: PostgreSQL manual, COPY, "Binary Format".
/// </summary>
internal sealed class CopyWriter
{
    private const int FlushAt = 120 * 1024;

    // 2000-01-01, PostgreSQL's epoch.
    private const long EpochTicks = 630822816000000000;
    private const int EpochDay = 730119;

    // Digits are base 10000: four decimals are exactly one digit behind the point.
    private const int MoneyScale = 4;
    private const int Int32TypeId = 23;
    private const int TextTypeId = 25;
    private const int NumericTypeId = 1700;

    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000];
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private Stream stream;
    private byte[] buffer = new byte[2 * FlushAt];
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

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(8), value);

    public void Int32(int? value)
    {
        if (value is { } known)
        {
            BinaryPrimitives.WriteInt32BigEndian(Field(4), known);
        }
        else
        {
            Null();
        }
    }

    public void Bool(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public void Date(DateOnly? value)
    {
        if (value is { } known)
        {
            BinaryPrimitives.WriteInt32BigEndian(Field(4), known.DayNumber - EpochDay);
        }
        else
        {
            Null();
        }
    }

    public void Id(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    public void Timestamp(DateTime utc) => BinaryPrimitives.WriteInt64BigEndian(Field(8), (utc.Ticks - EpochTicks) / 10);

    public void Text(ReadOnlySpan<byte> utf8) => utf8.CopyTo(Field(utf8.Length));

    public void Text(string text) => System.Text.Encoding.UTF8.GetBytes(text, Field(System.Text.Encoding.UTF8.GetByteCount(text)));

    /// <summary>Empty text is no value.</summary>
    public void TextOrNull(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            Null();
        }
        else
        {
            Text(utf8);
        }
    }

    public void Timestamp(DateTime? utc)
    {
        if (utc is { } known)
        {
            Timestamp(known);
        }
        else
        {
            Null();
        }
    }

    public void TextArray(IReadOnlyList<string> values) => Array(values, TextTypeId, Text);

    public void Int32Array<T>(IReadOnlyList<T> items, Func<T, int> value) => Array(items, Int32TypeId, item => Int32(value(item)));

    public void MoneyArray<T>(IReadOnlyList<T> items, Func<T, decimal> value) => Array(items, NumericTypeId, item => Money(value(item)));

    public void Money(decimal? value)
    {
        if (value is { } known)
        {
            Money(known);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Rounds to four decimals, half away from zero as PostgreSQL does. At most 14 digits before the point.</summary>
    public void Money(decimal value)
    {
        var scaled = Scaled(value);
        Span<short> digits = stackalloc short[5];
        var count = 0;
        for (var rest = scaled; rest > 0; rest /= 10_000)
        {
            digits[count++] = (short)(rest % 10_000);
        }

        // The lowest digit stands behind the point: the highest one's weight is one less than its place.
        var weight = (short)(count - 2);
        var first = 0;
        while (first < count && digits[first] == 0)
        {
            first++;
        }

        var field = Field(8 + 2 * (count - first));
        BinaryPrimitives.WriteInt16BigEndian(field, (short)(count - first));
        BinaryPrimitives.WriteInt16BigEndian(field[2..], count == 0 ? (short)0 : weight);
        BinaryPrimitives.WriteUInt16BigEndian(field[4..], value < 0 && scaled != 0 ? (ushort)0x4000 : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], MoneyScale);
        for (int i = count - 1, at = 8; i >= first; i--, at += 2)
        {
            BinaryPrimitives.WriteInt16BigEndian(field[at..], digits[i]);
        }
    }

    /// <summary>An amount as the database keeps it.</summary>
    public static decimal Rounded(decimal value) => decimal.Round(value, MoneyScale, MidpointRounding.AwayFromZero);

    /// <summary>A 64-bit hash of the fields written since <paramref name="start"/>: 8 bytes at a time through a 128-bit product (the wyhash idea).</summary>
    public long HashSince(int start)
    {
        var bytes = buffer.AsSpan(start, length - start);
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

    /// <summary>Ends one COPY in the middle of the rows; those that are held stay for the next.</summary>
    public void EndPart()
    {
        Flush();
        stream.Write([0xFF, 0xFF]);
        stream.Flush();
    }

    /// <summary>Goes on in another COPY.</summary>
    public void BeginPart(Stream next)
    {
        stream = next;
        stream.Write(Header);
    }

    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);
        stream.Write(buffer, 0, length);
        length = 0;
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

    /// <summary>The amount in ten-thousandths, without its sign.</summary>
    private static ulong Scaled(decimal value)
    {
        if (value.Scale > MoneyScale)
        {
            value = Rounded(value);
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && bits[1] >>> 16 == 0
            ? ((ulong)(uint)bits[1] << 32 | (uint)bits[0]) * Powers[MoneyScale - value.Scale]
            : (ulong)(Math.Abs(value) * 10_000m);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642F, out var low);
        return BitOperations.RotateLeft(high ^ low, 23) + value;
    }

    /// <summary>One dimension, counted from 1, no nulls; the length stands in front and is known at the end.</summary>
    private void Array<T>(IReadOnlyList<T> items, int typeId, Action<T> write)
    {
        var start = length;
        Take(4);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), items.Count == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 0);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), typeId);
        if (items.Count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(Take(4), items.Count);
            BinaryPrimitives.WriteInt32BigEndian(Take(4), 1);
        }

        foreach (var item in items)
        {
            write(item);
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start, 4), length - start - 4);
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
            System.Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        }

        var taken = buffer.AsSpan(length, size);
        length += size;
        return taken;
    }
}
