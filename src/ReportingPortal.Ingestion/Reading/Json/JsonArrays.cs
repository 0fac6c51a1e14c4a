using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// Rows written as arrays of values: one array of them, each on a line of its own, or under a key as spreadsheets' interfaces answer,
/// where another key may hold the columns' names.
/// </summary>
internal sealed class JsonArrays(Stream content, ReadingLimits limits) : JsonObjects(content, limits)
{
    /// <summary>What answers call their list of names.</summary>
    private static readonly HashSet<string> Names = ["columns", "header", "headers", "fields", "columnnames", "fieldnames", "cols"];

    private readonly int kilobytes = limits.RowKilobytes;
    private byte[]? names;
    private bool hasBegun;
    private bool isList;
    private bool isInObject;

    /// <summary>False once the file turns out to be none of arrays.</summary>
    public bool IsAsExpected { get; private set; } = true;

    protected override string TooLong => $"A row of the file is longer than {kilobytes:N0} kB: export the data as CSV.";

    public override bool Next()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            IsAsExpected = TryOpen();
            if (IsAsExpected && names is not null)
            {
                Bytes = names;
                return true;
            }
        }

        if (!IsAsExpected || IsOver())
        {
            return false;
        }

        if (isList)
        {
            TryTake((byte)',');
        }

        IsAsExpected = Peek() == (byte)'[';
        if (!IsAsExpected)
        {
            return false;
        }

        var length = FindEnd();
        Bytes = Unread[..length];
        Start += length;
        return true;
    }

    private bool IsOver()
    {
        if (Peek() is null)
        {
            return isList ? throw new UnreadableFileException("The JSON has no end: the file is cut off. Export it again and upload that.") : true;
        }

        if (!isList || !TryTake((byte)']'))
        {
            return false;
        }

        while (isInObject && TryReadName() is { } name && JsonEnvelope.StandsBeside(name) && Peek() is not null)
        {
            Start += FindEnd();
        }

        IsAsExpected = (!isInObject || TryTake((byte)'}')) && Peek() is null;
        return true;
    }

    /// <summary>Goes to the first row; past what stands before it in an object around.</summary>
    private bool TryOpen()
    {
        if (Unread.IsEmpty)
        {
            Fill();
        }

        Start += Unread.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        isInObject = TryTake((byte)'{');
        if (!isInObject)
        {
            isList = Peek() == (byte)'[' && PeekInside() == (byte)'[' && TryTake((byte)'[');
            return isList || (Peek() == (byte)'[' && PeekInside() != (byte)'{');
        }

        while (TryReadName() is { } name && Peek() is { } first)
        {
            var inside = first == (byte)'[' ? PeekInside() : null;
            if (inside == (byte)'[')
            {
                return isList = TryTake((byte)'[');
            }

            var areNames = inside == (byte)'"' && Names.Contains(ColumnNames.Normalise(name));
            if (!areNames && !JsonEnvelope.StandsBeside(name))
            {
                return false;
            }

            var length = FindEnd();
            names = areNames ? Unread[..length].ToArray() : names;
            Start += length;
        }

        return false;
    }
}
