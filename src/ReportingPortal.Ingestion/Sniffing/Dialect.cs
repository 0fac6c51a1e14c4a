using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
    /// <summary>Lines above the header that are no rows: a report's title, its date.</summary>
    public IReadOnlyList<string> TitleLines { get; init; } = [];

    /// <summary>Why the encoding found may be the wrong one, and what to do; null where nothing speaks against it, or a person named it.</summary>
    public string? EncodingDoubt { get; init; }

    /// <summary>Quotation marks stand in the values as they are, and enclose none: 19" is nineteen inches.</summary>
    public bool HasBareQuotes { get; init; }

    /// <summary>A quotation mark inside an enclosed value is written \" and not doubled.</summary>
    public bool HasEscapedQuotes { get; init; }

    /// <summary>Out of a workbook or JSON, whose numbers have no marks to mistake: they are handed on with a decimal point.</summary>
    public bool HasPlainNumbers { get; init; }

    /// <summary>How the upload was sent, where the mapping beside it was found by us: work that was cut off begins with this again. Null for a person's.</summary>
    public SentAs? Sent { get; init; }

    /// <summary>What is asked of this file is whether its totals are each row's own, as its rows showed.</summary>
    public bool AsksOfTotals { get; init; }

    /// <summary>Tells files with the same header, as it was found before anybody said how the file is written.</summary>
    public string Fingerprint { get; init; } = "";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveZerosOut } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public Dialect With(string evidence) => this with { Evidence = [.. Evidence, evidence] };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for null.</summary>
    public static Dialect? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<Dialect>(json, Json);

    private static void LeaveZerosOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => type.Type == typeof(ColumnCounts)))
        {
            property.ShouldSerialize = (_, count) => count is not 0L;
        }
    }
}
