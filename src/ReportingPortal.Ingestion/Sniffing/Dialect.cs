using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>How a file is written, and why we think so. Kept with the upload as snake_case JSON.</summary>
/// <param name="Encoding">The IANA name: utf-8, utf-16, utf-16BE or windows-1252.</param>
/// <param name="Delimiter">One of , ; tab |.</param>
/// <param name="HasHeader">False: columns are called "column 1", "column 2" …</param>
/// <param name="SampledRows">Data rows looked at for the columns' evidence.</param>
/// <param name="Evidence">Sentences on encoding, delimiter and header.</param>
public sealed record Dialect(
    string Encoding,
    bool HasByteOrderMark,
    string Delimiter,
    bool HasDelimiterLine,
    bool HasHeader,
    long SampledRows,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<ColumnDialect> Columns)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for null.</summary>
    public static Dialect? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<Dialect>(json, Json);
}

/// <summary>What a column's values look like.</summary>
/// <param name="DateOrder">Set where most values are dates and their order is proved.</param>
/// <param name="IsDateOrderOpen">Dates, but every one can be read day first and month first.</param>
/// <param name="DecimalMark">"." or "," where numbers prove it.</param>
/// <param name="IsRate">Numbers, all between 0 and 1 and not all whole.</param>
/// <param name="Evidence">Why, with counts.</param>
public sealed record ColumnDialect(string Name, DateOrder? DateOrder, bool IsDateOrderOpen, string? DecimalMark, bool IsRate, string? Evidence);
