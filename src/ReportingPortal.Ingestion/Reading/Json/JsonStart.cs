namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>Tells JSON from text with separators by its first characters.</summary>
internal static class JsonStart
{
    public static bool IsJson(ReadOnlySpan<byte> start)
    {
        var text = Skip(start.StartsWith("\uFEFF"u8) ? start[3..] : start);
        return text.Length > 0 && text[0] switch
        {
            (byte)'{' => Skip(text[1..]) is [] or [(byte)'"' or (byte)'}', ..],
            (byte)'[' => Skip(text[1..]) is [] or [(byte)'{' or (byte)'[' or (byte)'"', ..],
            _ => false,
        };
    }

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8);
}
