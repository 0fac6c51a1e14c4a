using System.Text.Json;
using ReportingPortal.Ingestion.Reading.Tables;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// A file with one JSON object a line as a table: nested objects become columns with dotted names, an array of objects one row
/// for each of its elements with the values around it. A line that is no object becomes a row of itself, to be rejected.
/// </summary>
internal sealed class JsonTable(Stream content, JsonShape shape, int columns, ReadingLimits limits) : TableReader
{
    private readonly JsonLine lines = new(content, limits);
    private readonly JsonCells around = new(shape);
    private readonly JsonCells element = new(shape);
    private int nextElement = -1;
    private bool hasHeader;

    /// <summary>Reads all of the file for its columns.</summary>
    /// <exception cref="UnreadableFileException">The first line is not a whole object, or there are more keys than columns may be.</exception>
    public static JsonShape Scan(Stream content, ReadingLimits limits)
    {
        var shape = new JsonShape(limits);
        using var table = new JsonTable(content, shape, 0, limits) { hasHeader = true };
        var row = new TableRow();
        for (var isFirst = true; table.lines.Next(); isFirst = false)
        {
            row.Clear();
            var isObject = table.TryBegin();
            if (isFirst && !isObject)
            {
                throw new UnreadableFileException(
                    "This is JSON, but not one object a line. Export the data as JSON Lines (each object whole on a line of its own) or as CSV.");
            }

            while (isObject && table.nextElement >= 0 && table.TryReadElement())
            {
            }
        }

        return shape;
    }

    public override bool Next(TableRow row)
    {
        if (!hasHeader)
        {
            hasHeader = true;
            shape.Columns.ForEach(row.Add);
            return true;
        }

        if (nextElement < 0)
        {
            if (!lines.Next())
            {
                return false;
            }

            if (!TryBegin())
            {
                row.Add(lines.Bytes.Span);
                return true;
            }
        }

        element.Clear();
        if (nextElement >= 0 && !TryReadElement())
        {
            row.Add(lines.Bytes.Span);
            return true;
        }

        element.WriteTo(row, columns, around);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lines.Dispose();
        }
    }

    /// <summary>Reads what stands around the array of rows, and finds where that begins. The whole line is looked at first: half of one is none.</summary>
    private bool TryBegin()
    {
        nextElement = -1;
        around.Clear();
        around.In(lines.Bytes);
        try
        {
            var reader = new Utf8JsonReader(lines.Bytes.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            around.Read(ref reader, shape.Root, isElement: false);
            if (reader.Read())
            {
                return false;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }

        nextElement = around.RowsAt;
        return true;
    }

    private bool TryReadElement()
    {
        element.Clear();
        var rest = lines.Bytes[nextElement..];
        element.In(rest);
        try
        {
            var reader = new Utf8JsonReader(rest.Span, isFinalBlock: false, default);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                nextElement = -1;
                return false;
            }

            element.Read(ref reader, shape.Rows!, isElement: true);
            nextElement = After(nextElement + (int)reader.BytesConsumed);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            nextElement = -1;
            return false;
        }
    }

    /// <summary>Where the next element begins; −1 behind the last.</summary>
    private int After(int end)
    {
        var rest = lines.Bytes.Span[end..];
        var at = rest.IndexOfAnyExcept(" \t\r"u8);
        if (at < 0 || rest[at] != (byte)',')
        {
            return -1;
        }

        var begin = rest[(at + 1)..].IndexOfAnyExcept(" \t\r"u8);
        return begin < 0 ? -1 : end + at + 1 + begin;
    }
}
