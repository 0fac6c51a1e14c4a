using System.Text.Json;
using ReportingPortal.Ingestion.Reading.Tables;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// A file of JSON objects as a table: nested objects become columns with dotted names, an array of objects one row for each of
/// its elements with the values around it. What is no object becomes a row of itself, to be rejected.
/// </summary>
internal sealed class JsonTable(JsonObjects lines, JsonShape shape, int columns) : TableReader
{
    private readonly JsonCells around = new(shape);
    private readonly JsonCells element = new(shape);
    private int nextElement = -1;
    private bool hasHeader;

    /// <summary>Reads all of the file for its columns, again where the rows turn out to be another array than the first; null where it does not begin with an object.</summary>
    /// <param name="open">Opens the file's objects anew each time.</param>
    /// <exception cref="Sniffing.UnreadableFileException">There are more keys than columns may be.</exception>
    public static JsonShape? Scan(Func<JsonObjects> open, ReadingLimits limits)
        => Scan(open(), new JsonShape(limits)) is { } shape
            ? shape.ItemsAt is { } items ? Scan(open(), new JsonShape(limits, items)) : shape
            : null;

    private static JsonShape? Scan(JsonObjects objects, JsonShape shape)
    {
        using var table = new JsonTable(objects, shape, 0);
        for (var isFirst = true; objects.Next(); isFirst = false)
        {
            var isObject = table.TryBegin();
            if (isFirst && !isObject)
            {
                return null;
            }

            while (isObject && table.nextElement >= 0 && table.TryReadElement())
            {
            }
        }

        return objects is JsonValues { IsAsExpected: false } ? null : shape;
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
        var isWhole = nextElement < 0;
        if (!isWhole && !TryReadElement())
        {
            row.Add(lines.Bytes.Span);
            return true;
        }

        element.WriteTo(row, columns, around, isWhole ? shape.OwnColumns : null);
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
            var reader = new Utf8JsonReader(rest.Span);
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
        var at = rest.IndexOfAnyExcept(" \t\r\n"u8);
        if (at < 0 || rest[at] != (byte)',')
        {
            return -1;
        }

        var begin = rest[(at + 1)..].IndexOfAnyExcept(" \t\r\n"u8);
        return begin < 0 ? -1 : end + at + 1 + begin;
    }
}
