using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>The lines of a file as bytes, one at a time, without their ends; empty ones are left out.</summary>
internal sealed class JsonLine(Stream content, ReadingLimits limits) : IDisposable
{
    private byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;
    private bool atEnd;
    private bool hasBegun;

    /// <summary>Until the next line is read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <exception cref="UnreadableFileException">A line beyond the limit.</exception>
    public bool Next()
    {
        for (var searched = 0; ;)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found < 0 && !atEnd)
            {
                searched = end - start;
                Fill();
                continue;
            }

            if (start == end)
            {
                return false;
            }

            var length = found < 0 ? end - start : searched + found;
            var line = Trim(buffer.AsMemory(start, length));
            start += length + (found < 0 ? 0 : 1);
            searched = 0;
            if (!line.IsEmpty)
            {
                Bytes = line;
                return true;
            }
        }
    }

    public void Dispose() => content.Dispose();

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end > limits.RowBytes)
        {
            throw new UnreadableFileException(
                $"A line of the file is longer than {limits.RowKilobytes:N0} kB. JSON Lines have one object a line: write each on a line of its own. {ReadingLimits.Raise(nameof(limits.RowKilobytes))}");
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = content.Read(buffer, end, buffer.Length - end);
        end += read;
        atEnd = read == 0;
    }

    private ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        if (!hasBegun && line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        hasBegun = true;
        var from = 0;
        var to = line.Length;
        while (from < to && IsBlank(line.Span[from]))
        {
            from++;
        }

        while (to > from && IsBlank(line.Span[to - 1]))
        {
            to--;
        }

        return line[from..to];
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r';
}
