using System.Buffers.Binary;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>The fields of a row, each in the binary form of its type.</summary>
internal sealed partial class CopyWriter
{
    // 2000-01-01, PostgreSQL's epoch.
    private const long EpochTicks = 630822816000000000;
    private const int EpochDay = 730119;

    // Digits are base 10000: four decimals are exactly one digit behind the point.
    private const int MoneyScale = 4;
    private const int Int32TypeId = 23;
    private const int TextTypeId = 25;
    private const int NumericTypeId = 1700;

    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000];

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
        EndArray(start);
    }

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

    /// <summary>One dimension, counted from 1, no nulls; the length stands in front and is known at the end.</summary>
    private void Array<T>(IReadOnlyList<T> items, int typeId, Action<T> write)
    {
        var start = BeginArray(items.Count, typeId);
        foreach (var item in items)
        {
            write(item);
        }

        EndArray(start);
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

    private void EndArray(int start) => BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start, 4), length - start - 4);
}
