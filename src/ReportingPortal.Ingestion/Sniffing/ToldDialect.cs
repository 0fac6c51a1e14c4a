namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What a person says about how a file is written; null is found out.</summary>
/// <param name="Encoding">An IANA name, for example utf-8 or windows-1252.</param>
/// <param name="Delimiter">One of , ; tab |.</param>
public sealed record ToldDialect(string? Encoding, string? Delimiter)
{
    public static readonly ToldDialect Nothing = new(null, null);

    /// <summary>Names and what people call them; a file's own encoding may be told by any of these.</summary>
    public static readonly IReadOnlyDictionary<string, string> Encodings = new Dictionary<string, string>
    {
        ["utf-8"] = "UTF-8",
        ["windows-1252"] = "Windows-1252 (Western Europe)",
        ["windows-1250"] = "Windows-1250 (Central Europe)",
        ["iso-8859-2"] = "ISO 8859-2 (Central Europe)",
        ["windows-1251"] = "Windows-1251 (Cyrillic)",
        ["koi8-r"] = "KOI8-R (Cyrillic)",
        ["windows-1253"] = "Windows-1253 (Greek)",
        ["windows-1254"] = "Windows-1254 (Turkish)",
        ["iso-8859-15"] = "ISO 8859-15 (Western Europe with €)",
        ["macintosh"] = "Mac Roman",
        ["shift_jis"] = "Shift JIS (Japanese)",
        ["gb18030"] = "GB 18030 (Chinese)",
        ["big5"] = "Big5 (Chinese)",
        ["euc-kr"] = "EUC-KR (Korean)",
        ["utf-16"] = "UTF-16 (little-endian)",
        ["utf-16BE"] = "UTF-16 (big-endian)",
    };

    public static readonly IReadOnlyDictionary<string, string> Delimiters = new Dictionary<string, string>
    {
        [","] = "Comma",
        [";"] = "Semicolon",
        ["\t"] = "Tab",
        ["|"] = "Vertical bar",
    };
}
