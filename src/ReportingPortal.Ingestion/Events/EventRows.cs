using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ReportingPortal.Ingestion.Events;

/// <summary>Events as rows of an events file: what comes by API is kept, read and replayed as any file is.</summary>
internal static class EventRows
{
    public const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n";

    /// <summary>The preset that reads them.</summary>
    public const string Preset = "events";

    /// <summary>Says what is known of our own rows, so that nothing about them is guessed from a few values.</summary>
    public const string Mapping =
        """
        {"event_id":"event_id","customer_id":"user_id","session_id":"session_id","event_type":"event_type","occurred_at":"timestamp","product_id":"product_id","category":"category","price":"price","quantity":"quantity","date_order":"year_first","decimal_mark":"."}
        """;

    /// <summary>The rows without the header, deflate-compressed.</summary>
    public static byte[] Pack(IReadOnlyList<SentEvent> events)
    {
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false), bufferSize: 64 * 1024))
        {
            foreach (var sent in events)
            {
                Write(writer, sent);
            }
        }

        return packed.ToArray();
    }

    private static void Write(StreamWriter writer, SentEvent sent)
    {
        Text(writer, sent.EventId);
        Text(writer, sent.UserId);
        Text(writer, sent.SessionId);
        Text(writer, SentEventReader.Word(sent.EventType));
        writer.Write(sent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z,'", CultureInfo.InvariantCulture));
        Text(writer, sent.ProductId);
        Text(writer, sent.Category);
        writer.Write(sent.Price?.ToString(CultureInfo.InvariantCulture));
        writer.Write(',');
        writer.Write(sent.Quantity?.ToString(CultureInfo.InvariantCulture));
        writer.Write('\n');
    }

    private static void Text(StreamWriter writer, string? value)
    {
        if (value is not null && value.AsSpan().IndexOfAny(",\"") >= 0)
        {
            writer.Write('"');
            writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(value);
        }

        writer.Write(',');
    }
}
