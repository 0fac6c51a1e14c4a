using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Objects over several lines, one after the other or as the elements of one array.</summary>
/// <param name="isWrapped">The array is all that one object around it holds: {"products": [{…}, {…}]}, as interfaces answer.</param>
internal sealed class JsonValues(Stream content, ReadingLimits limits, bool isWrapped = false) : JsonObjects(content, limits)
{
    /// <summary>The name of the one array stands within them.</summary>
    private const int LongestOpening = 512;

    private readonly int kilobytes = limits.RowKilobytes;
    private bool hasBegun;
    private bool isArray;
    private bool isClosed;
    private bool isEnded;

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

            if (isWrapped && isClosed)
            {
                // The object's end, and nothing behind: else the array was one of its values.
                IsAsExpected &= start[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || (start[0] == (byte)'}' && !isEnded);
                isEnded |= start[0] == (byte)'}';
                Start++;
                if (!IsAsExpected)
                {
                    return false;
                }

                continue;
            }

            if (start[0] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'[' or (byte)']'))
            {
                return true;
            }

            isClosed |= start[0] == (byte)']';
            Start++;
        }
    }

    /// <summary>Goes behind {"name": [ where an object follows.</summary>
    private bool TryOpen()
    {
        while (Unread.Length < LongestOpening && !AtEnd)
        {
            Fill();
        }

        var opening = Unread.Span[..Math.Min(Unread.Length, LongestOpening)];
        var rest = opening.StartsWith("\uFEFF"u8) ? opening[3..] : opening;
        if (!TryTake(ref rest, (byte)'{') || !TryTake(ref rest, (byte)'"') || rest.IndexOf((byte)'"') is not (>= 0 and var name))
        {
            return false;
        }

        rest = rest[(name + 1)..];
        if (!TryTake(ref rest, (byte)':') || !TryTake(ref rest, (byte)'[') || rest.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return false;
        }

        Start += opening.Length - rest.Length;
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, byte letter)
    {
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] != letter)
        {
            return false;
        }

        text = text[1..];
        return true;
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
