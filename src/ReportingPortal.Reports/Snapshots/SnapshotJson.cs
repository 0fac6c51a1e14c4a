using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>
/// A snapshot's canonical form: UTF-8 JSON without blanks, fields in the records' order, dictionaries by key, decimals with
/// their digits. The same figures give the same bytes, and reading and writing again changes none of them.
/// </summary>
public static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new OrderedDictionaryConverter<string>(), new OrderedDictionaryConverter<int>() },
    };

    public static byte[] Write(ReportSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Options);

    /// <exception cref="JsonException">The bytes are no snapshot.</exception>
    public static ReportSnapshot Read(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize<ReportSnapshot>(json, Options) ?? throw new JsonException("The snapshot is empty.");

    /// <summary>Reads stored bytes after comparing them with the hash stored beside them.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those that were frozen.</exception>
    public static ReportSnapshot ReadVerified(byte[] json, byte[] sha256)
        => CryptographicOperations.FixedTimeEquals(SHA256.HashData(json), sha256)
            ? Read(json)
            : throw new InvalidDataException("The stored snapshot no longer has the hash it was frozen with.");

    /// <summary>SHA-256 in lower-case hexadecimal; its first eight digits are printed on every page.</summary>
    public static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));

    /// <summary>Numbers by key, in the keys' order whatever order they were computed in.</summary>
    private sealed class OrderedDictionaryConverter<TKey> : JsonConverter<IReadOnlyDictionary<TKey, double>>
        where TKey : notnull
    {
        public override IReadOnlyDictionary<TKey, double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => JsonSerializer.Deserialize<Dictionary<TKey, double>>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<TKey, double> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, number) in value.OrderBy(pair => pair.Key, KeyOrder))
            {
                writer.WriteNumber(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}"), number);
            }

            writer.WriteEndObject();
        }

        private static IComparer<TKey> KeyOrder
            => typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default;
    }
}
