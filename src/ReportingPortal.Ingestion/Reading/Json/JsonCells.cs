using System.Text.Json;
using ReportingPortal.Ingestion.Reading.Tables;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>The values of one object by column: numbers and words as they are written, texts without their escapes, null as nothing.</summary>
internal sealed class JsonCells(JsonShape shape)
{
    private readonly List<(int Start, int Length)> places = [];
    private readonly List<byte> bytes = [];

    /// <summary>The array of rows met in the last object: where its first element begins, −1 where there is none.</summary>
    public int RowsAt { get; private set; }

    public void Clear()
    {
        places.Clear();
        bytes.Clear();
        RowsAt = -1;
    }

    /// <summary>Takes in the object the reader stands on, down to its last key; the array of rows is left for later.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public void Read(ref Utf8JsonReader reader, JsonShape.Key parent, bool isElement)
    {
        var hint = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = JsonShape.ChildOf(parent, ref reader, ref hint);
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    Read(ref reader, key, isElement);
                    break;
                case JsonTokenType.StartArray:
                    ReadArray(ref reader, key, isElement);
                    break;
                case JsonTokenType.String:
                    Place(key, reader.ValueSpan.Length, ref reader);
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    Place(key, reader.ValueSpan);
                    break;
            }
        }
    }

    /// <summary>Adds the values to a row, one for each column; where this object has none, the other's.</summary>
    /// <param name="own">For each column another one of the other object that stands in for it, or −1; null for none.</param>
    public void WriteTo(TableRow row, int columns, JsonCells other, int[]? own)
    {
        for (var column = 0; column < columns; column++)
        {
            row.Add(Has(column) ? this[column] : other.Has(column) ? other[column] : own is not null && own[column] is >= 0 and var another && other.Has(another) ? other[another] : default);
        }
    }

    private ReadOnlySpan<byte> this[int column]
        => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).Slice(places[column].Start, places[column].Length);

    private bool Has(int column) => column < places.Count && places[column].Length > 0;

    private void ReadArray(ref Utf8JsonReader reader, JsonShape.Key key, bool isElement)
    {
        var start = (int)reader.TokenStartIndex;
        var first = reader;
        if (!isElement && first.Read() && first.TokenType == JsonTokenType.StartObject && shape.IsRows(key) && RowsAt < 0)
        {
            RowsAt = (int)first.TokenStartIndex;
            reader.Skip();
            return;
        }

        reader.Skip();
        var isEmptyRows = shape.Rows == key && first.TokenType == JsonTokenType.EndArray;
        if (!isEmptyRows)
        {
            Place(key, line.Span[start..(int)reader.BytesConsumed]);
        }
    }

    private ReadOnlyMemory<byte> line;

    /// <summary>The line the next objects stand in.</summary>
    public void In(ReadOnlyMemory<byte> text) => line = text;

    private void Place(JsonShape.Key key, int most, ref Utf8JsonReader reader)
    {
        var start = Begin(most);
        var length = reader.CopyString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[start..]);
        Finish(key, start, length);
    }

    private void Place(JsonShape.Key key, ReadOnlySpan<byte> value)
    {
        var start = Begin(value.Length);
        value.CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[start..]);
        Finish(key, start, value.Length);
    }

    private int Begin(int most)
    {
        var start = bytes.Count;
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(bytes, start + most);
        return start;
    }

    private void Finish(JsonShape.Key key, int start, int length)
    {
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(bytes, start + length);
        var column = shape.ColumnOf(key);
        while (places.Count <= column)
        {
            places.Add(default);
        }

        places[column] = (start, length);
    }
}
