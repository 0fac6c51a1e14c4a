using System.Buffers.Binary;
using System.Text;

namespace ReportingPortal.Data.Sql;

/// <summary>
/// The rows of a binary COPY, one after another, each value read where it lies: for hundreds of thousands of rows, where an object for every
/// value costs more than the rows themselves. Format: PostgreSQL manual, COPY, "Binary Format"; of values: the types' send functions.
/// </summary>
/// <param name="stream">As the server sends it, header first.</param>
public sealed class CopyReader(Stream stream)
{
    private const int SignatureBytes = 11;
    private const int Nulls = -1;

    private static readonly DateOnly Epoch = new(2000, 1, 1);
    private static readonly long EpochMicroseconds = (Epoch.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private byte[] buffer = new byte[64 * 1024];
    private char[] text = new char[256];
    private (int Start, int Length)[] fields = [];
    private int row;
    private int next;
    private int end;
    private bool isBegun;

    /// <summary>Goes to the next row. False after the last.</summary>
    public bool Read()
    {
        row = next;
        if (!isBegun)
        {
            isBegun = true;
            Take(SignatureBytes + sizeof(int));
            Take(BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int))));
            row = next;
        }

        var columns = BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));
        if (columns < 0)
        {
            return false;
        }

        if (fields.Length != columns)
        {
            fields = new (int, int)[columns];
        }

        for (var column = 0; column < columns; column++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
            fields[column] = (next - row, length);
            Take(Math.Max(0, length));
        }

        return true;
    }

    public bool IsNull(int column) => fields[column].Length == Nulls;

    /// <summary>The value's bytes as the server sent them, valid until the next row; none for null.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => buffer.AsSpan(row + fields[column].Start, Math.Max(0, fields[column].Length));

    /// <summary>Valid until the next text is asked for.</summary>
    public ReadOnlySpan<char> GetText(int column)
    {
        var bytes = GetBytes(column);
        if (text.Length < bytes.Length)
        {
            text = new char[2 * bytes.Length];
        }

        return text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text));
    }

    public string GetString(int column) => Encoding.UTF8.GetString(GetBytes(column));

    public string? GetStringOrNull(int column) => IsNull(column) ? null : GetString(column);

    public bool GetBoolean(int column) => GetBytes(column)[0] != 0;

    public short GetInt16(int column) => BinaryPrimitives.ReadInt16BigEndian(GetBytes(column));

    public DateOnly GetDate(int column) => Epoch.AddDays(BinaryPrimitives.ReadInt32BigEndian(GetBytes(column)));

    public Guid GetGuid(int column) => new(GetBytes(column), bigEndian: true);

    /// <summary>A timestamp in microseconds since 1970.</summary>
    public long GetMicroseconds(int column) => EpochMicroseconds + BinaryPrimitives.ReadInt64BigEndian(GetBytes(column));

    /// <summary>Adds all of an array's timestamps in microseconds since 1970.</summary>
    public void AddMicroseconds(int column, ICollection<long> moments)
    {
        // The number of dimensions, a flag, the element's type; of the one dimension its length and where it begins; then the values, none of them null.
        var array = GetBytes(column);
        var count = BinaryPrimitives.ReadInt32BigEndian(array) == 0 ? 0 : BinaryPrimitives.ReadInt32BigEndian(array[12..]);
        for (var i = 0; i < count; i++)
        {
            moments.Add(EpochMicroseconds + BinaryPrimitives.ReadInt64BigEndian(array[(20 + (i * 12) + 4)..]));
        }
    }

    /// <summary>A numeric of at most four decimals, in ten-thousandths.</summary>
    /// <exception cref="OverflowException">It is too large for that, or no number.</exception>
    public long GetTenThousandths(int column)
    {
        // The number of digits to the base of 10,000, the first one's weight as a power of that base, sign, and how many decimals are shown.
        var value = GetBytes(column);
        var (digits, weight, sign) = (BinaryPrimitives.ReadInt16BigEndian(value), BinaryPrimitives.ReadInt16BigEndian(value[2..]), BinaryPrimitives.ReadUInt16BigEndian(value[4..]));
        var sum = 0L;
        for (var digit = 0; digit <= weight + 1; digit++)
        {
            sum = checked((sum * 10_000) + (digit < digits ? BinaryPrimitives.ReadInt16BigEndian(value[(8 + (2 * digit))..]) : 0));
        }

        return sign switch
        {
            0 => sum,
            0x4000 => -sum,
            _ => throw new OverflowException("A number of the database is infinite or none at all."),
        };
    }

    /// <summary>The next so many bytes; those of the row stay in the buffer.</summary>
    private ReadOnlySpan<byte> Take(int count)
    {
        if (end - next < count)
        {
            Fill(count);
        }

        next += count;
        return buffer.AsSpan(next - count, count);
    }

    private void Fill(int count)
    {
        var kept = buffer.AsSpan(row, end - row);
        if (next - row + count > buffer.Length)
        {
            var longer = new byte[Math.Max(2 * buffer.Length, next - row + count)];
            kept.CopyTo(longer);
            buffer = longer;
        }
        else
        {
            kept.CopyTo(buffer);
        }

        (row, next, end) = (0, next - row, end - row);
        end += stream.ReadAtLeast(buffer.AsSpan(end), count - (end - next));
    }
}
