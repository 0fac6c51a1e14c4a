using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>The stored form of a snapshot: UTF-8 JSON, the same bytes for the same figures, so that its hash proves what was reported.</summary>
public static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Computed properties (Period.Previous without end) follow from what is stored.
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Write(ReportSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Options);

    /// <exception cref="JsonException">The bytes are no snapshot.</exception>
    public static ReportSnapshot Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportSnapshot>(json, Options) ?? throw new JsonException("The snapshot is empty.");

    /// <summary>SHA-256 in lower-case hexadecimal; its first twelve digits are printed on every page.</summary>
    public static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
