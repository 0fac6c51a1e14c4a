using System.Buffers;
using System.Buffers.Binary;
using ReportingPortal.Data.Rollups;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>The fields of a row, each in the binary form of its type.</summary>
internal sealed partial class CopyWriter
{
    // 2000-01-01, PostgreSQL's epoch.
    private const long EpochTicks = 630822816000000000;
    private const int EpochDay = 730119;

    private const int TextTypeId = 25;
    private const int ByteaTypeId = 17;

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

    public void TextArray(in PackedTexts texts)
    {
        var start = BeginArray(texts.Count, TextTypeId);
        Raw(texts.Elements);
        EndField(start);
    }

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

    /// <summary>Rounds to four decimals, half away from zero as PostgreSQL does.</summary>
    /// <exception cref="OverflowException">Beyond 922 trillion; the server refuses what has more than 14 digits before the point.</exception>
    public void Money(decimal value) => Amount(TenThousandths.Of(value));

    /// <summary>A numeric of four decimals.</summary>
    public void Amount(long tenThousandths)
    {
        // Digits are base 10000: four decimals are exactly one digit behind the point.
        Span<short> digits = stackalloc short[5];
        var count = 0;
        for (var rest = tenThousandths < 0 ? (ulong)-tenThousandths : (ulong)tenThousandths; rest > 0; rest /= 10_000)
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
        BinaryPrimitives.WriteUInt16BigEndian(field[4..], tenThousandths < 0 ? (ushort)0x4000 : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], TenThousandths.Scale);
        for (int i = count - 1, at = 8; i >= first; i--, at += 2)
        {
            BinaryPrimitives.WriteInt16BigEndian(field[at..], digits[i]);
        }
    }

    /// <summary>A bytea of <see cref="PackedNumbers"/>.</summary>
    public void Packed<T>(IReadOnlyList<T> items, params ReadOnlySpan<Func<T, long>> columns)
    {
        var start = length;
        Take(sizeof(int));
        PackedNumbers.WriteHead(Take(PackedNumbers.HeadSize), items.Count);
        var numbers = ArrayPool<long>.Shared.Rent(items.Count);
        foreach (var column in columns)
        {
            for (var i = 0; i < items.Count; i++)
            {
                numbers[i] = column(items[i]);
            }

            var read = numbers.AsSpan(0, items.Count);
            PackedNumbers.Write(Take(PackedNumbers.SizeOf(read)), read);
        }

        ArrayPool<long>.Shared.Return(numbers);
        EndField(start);
    }

    /// <param name="write">Writes one bytea.</param>
    public void BytesArray<T>(IReadOnlyList<T> items, Action<T> write) => Array(items, ByteaTypeId, write);

    /// <summary>One dimension, counted from 1, no nulls; the length stands in front and is known at the end.</summary>
    private void Array<T>(IReadOnlyList<T> items, int typeId, Action<T> write)
    {
        var start = BeginArray(items.Count, typeId);
        foreach (var item in items)
        {
            write(item);
        }

        EndField(start);
    }

    private int BeginArray(int count, int typeId)
    {
        var start = length;
        Take(4);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), count == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 0);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), typeId);
        if (count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(Take(4), count);
            BinaryPrimitives.WriteInt32BigEndian(Take(4), 1);
        }

        return start;
    }

    private void EndField(int start) => BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start, 4), length - start - 4);
}
