using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Objects over several lines, one after the other or as the elements of one array.</summary>
internal sealed class JsonValues(Stream content, ReadingLimits limits) : JsonObjects(content, limits)
{
    private readonly int kilobytes = limits.RowKilobytes;
    private bool hasBegun;
    private bool isArray;
    private bool isClosed;

    protected override string TooLong => $"An object of the file is longer than {kilobytes:N0} kB: export the data as JSON Lines (each object on a line of its own) or as CSV.";

    public override bool Next()
    {
        if (!TrySkip())
        {
            return isArray && !isClosed ? throw new UnreadableFileException("The JSON has no end: the file is cut off. Export it again and upload that.") : false;
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
