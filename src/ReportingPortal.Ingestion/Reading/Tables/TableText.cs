using ReportingPortal.Ingestion.Reading.Packing;

namespace ReportingPortal.Ingestion.Reading.Tables;

/// <summary>
/// A table as the text everything behind this room reads: UTF-8, comma, quotes where a value needs them, a line feed after
/// each row. Made while it is read; one row is in memory.
/// </summary>
internal sealed class TableText(TableReader rows) : ForwardStream
{
    private readonly TableRow row = new();
    private byte[] line = new byte[8192];
    private int start;
    private int end;

    public override int Read(Span<byte> buffer)
    {
        if (start == end && !WriteRow())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, end - start);
        line.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool WriteRow()
    {
        row.Clear();
        if (!rows.Next(row))
        {
            return false;
        }

        start = end = 0;
        // At most each byte is a quote that doubles, and each value gets two quotes and a separator.
        var most = row.ByteCount * 2 + row.Count * 3 + 3;
        line = line.Length >= most ? line : new byte[Math.Max(most, line.Length * 2)];
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
            {
                line[end++] = (byte)',';
            }

            Write(row[i], isFirst: i == 0);
        }

        line[end++] = (byte)'\n';
        return true;
    }

    /// <summary>Quoted is also a first value that would make the line empty, or say which separator the file has.</summary>
    private void Write(ReadOnlySpan<byte> value, bool isFirst)
    {
        var needsQuotes = value.IndexOfAny("\",\r\n"u8) >= 0 || (isFirst && (row.Count == 1 || value.StartsWith("sep="u8) || value.StartsWith("\uFEFF"u8)));
        if (!needsQuotes)
        {
            value.CopyTo(line.AsSpan(end));
            end += value.Length;
            return;
        }

        line[end++] = (byte)'"';
        foreach (var part in value)
        {
            if (part == (byte)'"')
            {
                line[end++] = (byte)'"';
            }

            line[end++] = part;
        }

        line[end++] = (byte)'"';
    }
}
