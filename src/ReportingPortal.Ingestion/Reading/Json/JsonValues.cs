using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Objects over several lines, one after the other or as the elements of one array.</summary>
/// <param name="isWrapped">
/// The array lies in an object around it: {"products": [{…}, {…}]}, as interfaces answer; in several of them, one after another or in
/// an array, where the answer came in pages.
/// </param>
internal sealed class JsonValues(Stream content, ReadingLimits limits, bool isWrapped = false) : JsonObjects(content, limits)
{
    private readonly int kilobytes = limits.RowKilobytes;
    private bool hasBegun;
    private bool isArray;
    private bool isClosed;
    private readonly JsonEnvelope envelope = new();
    private int around;
    private bool areListed;
    private bool arePages;
    private string? key;

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
        return key is null || Bytes.Span.IndexOf(Encoding.UTF8.GetBytes(key)) >= 0 ? true : throw new UnreadableFileException(
            $"The JSON has each row under a key of its own ({key}), which the row itself does not repeat and would lose. Export the rows as an array.");
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

            if (key is not null && start[0] == (byte)'"')
            {
                key = TryReadName();
                IsAsExpected = key is not null && Peek() == (byte)'{';
                return IsAsExpected;
            }

            var isEnd = start[0] == (byte)(key is null ? ']' : '}');
            if (!isEnd && start[0] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'['))
            {
                return true;
            }

            isClosed |= isEnd;
            Start++;
            if (isWrapped && isClosed && !TryTurn())
            {
                return false;
            }
        }
    }

    /// <summary>Behind the array: goes to the rows of the next page; false at the end, and where the file turns out to be none of pages.</summary>
    private bool TryTurn()
    {
        if (!TryClose())
        {
            IsAsExpected = false;
            return false;
        }

        if (areListed ? TryTake((byte)']') : Peek() is null)
        {
            IsAsExpected = Peek() is null && (areListed || arePages ? envelope.IsPage : envelope.IsOne);
            return false;
        }

        IsAsExpected = (!areListed || TryTake((byte)',')) && envelope.IsPage && TryOpen();
        (isClosed, arePages) = (false, true);
        return IsAsExpected;
    }

    /// <summary>Goes behind {"name": [ where an object follows, past what stands before it; the last page may have none.</summary>
    private bool TryOpen()
    {
        if (!envelope.IsOpened)
        {
            Start += Unread.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
            areListed = TryTake((byte)'[');
        }

        if (!TryTake((byte)'{'))
        {
            return false;
        }

        for (around = 1; TryReadName() is { } name;)
        {
            if (Peek() == (byte)'[' && (envelope.IsOpened ? envelope.IsArray(name) : JsonEnvelope.MayBeRows(name) && PeekInside() == (byte)'{'))
            {
                envelope.Open(name);
                return TryTake((byte)'[');
            }

            if (TryOpenKeyed(name))
            {
                return true;
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

    /// <summary>Rows under keys of their own, as scripts write arrays that are counted by ids: {"orders": {"17": {…}, "18": {…}}}.</summary>
    private bool TryOpenKeyed(string name)
    {
        if (envelope.IsOpened || Peek() != (byte)'{')
        {
            return false;
        }

        if (around == 1 && name.All(char.IsAsciiDigit))
        {
            envelope.Open("rows");
            (key, around) = (name, 0);
            return true;
        }

        if (!JsonEnvelope.NamesRows(name) || !IsKeyed(Unread.Span))
        {
            return false;
        }

        envelope.Open(name);
        TryTake((byte)'{');
        key = TryReadName();
        return true;
    }

    /// <summary>Whether the object that begins here has an object under a first key with a number in it.</summary>
    private static bool IsKeyed(ReadOnlySpan<byte> text)
    {
        text = text[1..].TrimStart(" \t\r\n"u8);
        var end = text is [(byte)'"', ..] ? text[1..].IndexOf((byte)'"') + 1 : 0;
        return end > 1 && text[1..end].ContainsAnyInRange((byte)'0', (byte)'9') && text[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)':', .. var value]
            && value.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    /// <summary>Goes through what stands behind the array, to the end of the object around it: another array of objects is no less the rows.</summary>
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

        return true;
    }

    private bool TrySkipValue(string name)
    {
        if (Peek() is null)
        {
            return false;
        }

        var length = FindEnd();
        envelope.Meet(name, Unread.Span[..length]);
        Start += length;
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
