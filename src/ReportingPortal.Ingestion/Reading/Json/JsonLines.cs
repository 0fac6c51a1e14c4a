namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>One object a line: a broken line costs itself and no other. Empty lines are none.</summary>
internal sealed class JsonLines(Stream content, ReadingLimits limits) : JsonObjects(content, limits)
{
    private readonly int kilobytes = limits.RowKilobytes;
    private bool hasBegun;

    protected override string TooLong => $"A line of the file is longer than {kilobytes:N0} kB: write each object on a line of its own.";

    public override bool Next()
    {
        for (var searched = 0; ;)
        {
            var found = Unread.Span[searched..].IndexOf((byte)'\n');
            if (found < 0 && !AtEnd)
            {
                searched = Unread.Length;
                Fill();
                continue;
            }

            if (Unread.IsEmpty)
            {
                return false;
            }

            var length = found < 0 ? Unread.Length : searched + found;
            Bytes = Trim(Unread[..length]);
            Start += length + (found < 0 ? 0 : 1);
            searched = 0;
            if (!Bytes.IsEmpty)
            {
                return true;
            }
        }
    }

    private ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        line = !hasBegun && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
        hasBegun = true;
        return line.Trim(" \t\r"u8);
    }
}
