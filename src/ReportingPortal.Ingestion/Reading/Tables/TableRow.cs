using System.Text;

namespace ReportingPortal.Ingestion.Reading.Tables;

/// <summary>The values of one row as UTF-8, one behind the other; used again for the next.</summary>
internal sealed class TableRow
{
    private byte[] bytes = new byte[4096];
    private int length;
    private int[] ends = new int[64];

    public int Count { get; private set; }

    /// <summary>Bytes of all values together.</summary>
    public int ByteCount => length;

    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan(index == 0 ? 0 : ends[index - 1], ends[index] - (index == 0 ? 0 : ends[index - 1]));

    public void Clear() => Count = length = 0;

    public void Add(ReadOnlySpan<byte> value)
    {
        Append(value);
        End();
    }

    public void Add(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Reserve(most);
        length += Encoding.UTF8.GetBytes(value, bytes.AsSpan(length));
        End();
    }

    /// <summary>Part of the value that <see cref="End"/> ends.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        Reserve(part.Length);
        part.CopyTo(bytes.AsSpan(length));
        length += part.Length;
    }

    public void End()
    {
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
        }

        ends[Count++] = length;
    }

    /// <summary>Empty values up to a number of columns.</summary>
    public void PadTo(int count)
    {
        while (Count < count)
        {
            End();
        }
    }

    /// <summary>Takes empty values off the end.</summary>
    public void TrimEnd()
    {
        while (Count > 0 && this[Count - 1].IsEmpty)
        {
            Count--;
        }
    }

    private void Reserve(int more)
    {
        if (bytes.Length - length < more)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more));
        }
    }
}
