using System.Text;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>The objects of a file as bytes, one at a time; what is none comes out as well, to be rejected.</summary>
internal abstract class JsonObjects(Stream content, ReadingLimits limits) : IDisposable
{
    private byte[] buffer = new byte[128 * 1024];

    /// <summary>Until the next one is read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; protected set; }

    /// <summary>Where what is not handed out yet begins.</summary>
    protected int Start { get; set; }

    protected int End { get; private set; }

    protected bool AtEnd { get; private set; }

    protected ReadOnlyMemory<byte> Unread => buffer.AsMemory(Start, End - Start);

    protected abstract string TooLong { get; }

    /// <exception cref="Sniffing.UnreadableFileException">An object beyond the limit, or a file that is cut off.</exception>
    public abstract bool Next();

    public void Dispose() => content.Dispose();

    /// <summary>Reads on; what <see cref="Bytes"/> shows may move.</summary>
    protected void Fill()
    {
        if (Start > 0)
        {
            buffer.AsSpan(Start, End - Start).CopyTo(buffer);
            (Start, End) = (0, End - Start);
        }

        if (End > limits.RowBytes)
        {
            throw new Sniffing.UnreadableFileException($"{TooLong} {ReadingLimits.Raise(nameof(limits.RowKilobytes))}");
        }

        if (End == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = content.Read(buffer, End, buffer.Length - End);
        End += read;
        AtEnd = read == 0;
    }

    /// <summary>The key that begins here, and goes behind its colon.</summary>
    protected string? TryReadName()
    {
        TryTake((byte)',');
        if (Peek() != (byte)'"')
        {
            return null;
        }

        var length = FindEnd();
        if (length < 2)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(Unread.Span[1..(length - 1)]);
        Start += length;
        return TryTake((byte)':') ? name : null;
    }

    /// <summary>The next letter that is no space; null at the end.</summary>
    protected byte? Peek()
    {
        while (true)
        {
            var space = Unread.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (space >= 0)
            {
                Start += space;
                return Unread.Span[0];
            }

            Start += Unread.Length;
            if (AtEnd)
            {
                return null;
            }

            Fill();
        }
    }

    /// <summary>The letter behind the bracket that begins here.</summary>
    protected byte? PeekInside()
    {
        while (true)
        {
            var inside = Unread.Span[1..].TrimStart(" \t\r\n"u8);
            if (!inside.IsEmpty || AtEnd)
            {
                return inside.IsEmpty ? null : inside[0];
            }

            Fill();
        }
    }

    protected bool TryTake(byte letter)
    {
        if (Peek() != letter)
        {
            return false;
        }

        Start++;
        return true;
    }

    /// <summary>The length of the text, number, object or array that begins here.</summary>
    protected int FindEnd()
    {
        for (var (depth, isText, at) = (0, false, 0); ;)
        {
            if (at >= Unread.Length)
            {
                if (AtEnd)
                {
                    return Unread.Length;
                }

                Fill();
                continue;
            }

            var letter = Unread.Span[at++];
            if (isText)
            {
                at += letter == (byte)'\\' ? 1 : 0;
                isText = letter != (byte)'"';
            }
            else
            {
                isText = letter == (byte)'"';
                depth += letter is (byte)'{' or (byte)'[' ? 1 : letter is (byte)'}' or (byte)']' ? -1 : 0;
                if (depth < 0 || (depth == 0 && letter == (byte)','))
                {
                    return at - 1;
                }
            }

            if (depth == 0 && !isText && letter is ((byte)'"' or (byte)'}' or (byte)']'))
            {
                return at;
            }
        }
    }
}
