using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Objects over several lines, one after the other or as the elements of one array.</summary>
/// <param name="isWrapped">The array lies in one object around it: {"products": [{…}, {…}]}, as interfaces answer.</param>
internal sealed class JsonValues(Stream content, ReadingLimits limits, bool isWrapped = false) : JsonObjects(content, limits)
{
    private readonly int kilobytes = limits.RowKilobytes;
    private bool hasBegun;
    private bool isArray;
    private bool isClosed;
    private readonly JsonEnvelope envelope = new();
    private int around;

    /// <summary>False once a file that was taken for one object with one array turns out to be none.</summary>
    public bool IsAsExpected { get; private set; } = true;

    protected override string TooLong => $"An object of the file is longer than {kilobytes:N0} kB: export the data as JSON Lines (each object on a line of its own) or as CSV.";

    public override bool Next()
    {
        if (!TrySkip())
        {
            return !IsAsExpected ? false : isArray && !isClosed ? throw new UnreadableFileException("The JSON has no end: the file is cut off. Export it again and upload that.") : false;
        }

        var length = Find();
        Bytes = Unread[..length];
        Start += length;
        return true;
    }

    /// <summary>Goes to where the next object begins; false at the end.</summary>
    private bool TrySkip()
    {
        while (true)
        {
            if (Unread.IsEmpty)
            {
                if (AtEnd)
                {
                    return false;
                }

                Fill();
                continue;
            }

            var start = Unread.Span;
            if (!hasBegun)
            {
                hasBegun = true;
                if (isWrapped)
                {
                    isArray = IsAsExpected = TryOpen();
                    if (!IsAsExpected)
                    {
                        return false;
                    }

                    continue;
                }

                Start += start.StartsWith("\uFEFF"u8) ? 3 : 0;
                isArray = Unread.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
                continue;
            }

            if (start[0] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'[' or (byte)']'))
            {
                return true;
            }

            isClosed |= start[0] == (byte)']';
            Start++;
            if (isWrapped && isClosed)
            {
                IsAsExpected = TryClose();
                return false;
            }
        }
    }

    /// <summary>Goes behind {"name": [ where an object follows, past what stands before it.</summary>
    private bool TryOpen()
    {
        Start += Unread.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (!TryTake((byte)'{'))
        {
            return false;
        }

        for (around = 1; TryReadName() is { } name;)
        {
            if (Peek() == (byte)'[' && JsonEnvelope.MayBeRows(name) && PeekInside() == (byte)'{')
            {
                envelope.Open(name);
                return TryTake((byte)'[');
            }

            if (Peek() == (byte)'{' && JsonEnvelope.IsWrapper(name))
            {
                TryTake((byte)'{');
                around++;
                continue;
            }

            if (!TrySkipValue(name))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Goes through what stands behind the array, to the end of the file: another array of objects is no less the rows.</summary>
    private bool TryClose()
    {
        while (around > 0)
        {
            if (TryTake((byte)'}'))
            {
                around--;
            }
            else if (!TryTake((byte)',') || TryReadName() is not { } name || (Peek() == (byte)'[' && JsonEnvelope.MayBeRows(name) && PeekInside() == (byte)'{') || !TrySkipValue(name))
            {
                return false;
            }
        }

        return Peek() is null && envelope.IsOne;
    }

    /// <summary>The key that begins here, and goes behind its colon.</summary>
    private string? TryReadName()
    {
        TryTake((byte)',');
        if (Peek() != (byte)'"')
        {
            return null;
        }

        var length = FindEnd();
        var name = Encoding.UTF8.GetString(Unread.Span[1..(length - 1)]);
        Start += length;
        return TryTake((byte)':') ? name : null;
    }

    private bool TrySkipValue(string name)
    {
        envelope.Meet(name);
        if (Peek() is null)
        {
            return false;
        }

        var length = FindEnd();
        Start += length;
        return true;
    }

    /// <summary>The next letter that is no space; null at the end.</summary>
    private byte? Peek()
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
    private byte? PeekInside()
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

    private bool TryTake(byte letter)
    {
        if (Peek() != letter)
        {
            return false;
        }

        Start++;
        return true;
    }

    /// <summary>The length of the text, number, object or array that begins here.</summary>
    private int FindEnd()
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

    /// <summary>The length of the value that begins here: to the bracket that closes it, or to the next comma or line.</summary>
    private int Find()
    {
        var (depth, isText, at) = (0, false, 0);
        while (true)
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
                continue;
            }

            isText = letter == (byte)'"';
            depth += letter is (byte)'{' or (byte)'[' ? 1 : letter is (byte)'}' or (byte)']' ? -1 : 0;
            if (depth <= 0 && letter is ((byte)'}' or (byte)']' or (byte)',' or (byte)'\n'))
            {
                return letter == (byte)'}' ? at : Math.Max(1, at - 1);
            }
        }
    }
}
