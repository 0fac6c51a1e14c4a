using System.Text.Json;
using ReportingPortal.Ingestion.Reading.Tables;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Arrays of values as a table: a row each, its first row among them. What is no array becomes a row of itself, to be rejected.</summary>
internal sealed class JsonRows(JsonArrays arrays) : TableReader
{
    /// <summary>Reads all of the file: whether it is two rows or more, and nothing else.</summary>
    public static bool AreIn(Func<JsonArrays> open)
    {
        using var arrays = open();
        var rows = 0L;
        while (arrays.Next())
        {
            rows++;
        }

        return arrays.IsAsExpected && rows > 1;
    }

    public override bool Next(TableRow row)
    {
        if (!arrays.Next())
        {
            return false;
        }

        try
        {
            Read(row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            row.Clear();
            row.Add(arrays.Bytes.Span);
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            arrays.Dispose();
        }
    }

    private void Read(TableRow row)
    {
        var reader = new Utf8JsonReader(arrays.Bytes.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    row.Add(reader.GetString()!);
                    break;
                case JsonTokenType.Null:
                    row.Add(default(ReadOnlySpan<byte>));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    reader.Skip();
                    row.Add(arrays.Bytes.Span[start..(int)reader.BytesConsumed]);
                    break;
                default:
                    row.Add(reader.ValueSpan);
                    break;
            }
        }
    }
}
