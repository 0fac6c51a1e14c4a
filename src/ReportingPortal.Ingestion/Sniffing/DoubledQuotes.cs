using ReportingPortal.Ingestion.Reading.Packing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Text whose enclosed values write a quotation mark as \" and a backslash as \\, handed on with the mark doubled and the backslash alone.
/// One before a line feed keeps that in the value; before any other letter a backslash is one.
/// </summary>
/// <param name="content">UTF-8, or another encoding whose letters beyond ASCII have no byte of ASCII in them.</param>
internal sealed class DoubledQuotes(Stream content, byte delimiter) : ForwardStream
{
    private readonly byte[] read = new byte[128 * 1024];
    private int start, end;
    private bool isInside, isEscaped, isAfterMark;
    private bool isFieldStart = true;

    /// <summary>Never longer than what is read: a backslash and its mark become two marks.</summary>
    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written == 0)
        {
            if (start == end)
            {
                (start, end) = (0, content.Read(read));
                if (end == 0)
                {
                    return Flush(buffer);
                }
            }

            // One byte read may be two written: the backslash that waited, and itself.
            for (; start < end && written + 1 < buffer.Length; start++)
            {
                Take(read[start], buffer, ref written);
            }
        }

        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Flush(Span<byte> buffer)
    {
        var count = isEscaped ? 1 : 0;
        buffer[..count].Fill((byte)'\\');
        isEscaped = false;
        return count;
    }

    private void Take(byte letter, Span<byte> buffer, ref int written)
    {
        if (isEscaped)
        {
            isEscaped = false;
            if (letter is (byte)'"' or (byte)'\\' or (byte)'\n')
            {
                buffer[written++] = letter;
                buffer[written] = letter;
                written += letter == (byte)'"' ? 1 : 0;
                return;
            }

            buffer[written++] = (byte)'\\';
        }
        else if (isInside && !isAfterMark && letter == (byte)'\\')
        {
            isEscaped = true;
            return;
        }

        Follow(letter);
        buffer[written++] = letter;
    }

    /// <summary>Whether the next letter is inside an enclosed value.</summary>
    private void Follow(byte letter)
    {
        if (isInside && letter == (byte)'"')
        {
            isAfterMark = !isAfterMark;
            return;
        }

        isInside = (isInside && !isAfterMark) || (isFieldStart && letter == (byte)'"');
        isAfterMark = false;
        isFieldStart = !isInside && (letter == delimiter || letter is (byte)'\n' or (byte)'\r' || (isFieldStart && letter == (byte)' '));
    }
}
