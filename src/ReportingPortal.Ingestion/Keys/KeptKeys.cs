using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Keys;

/// <summary>What was kept of the keys an upload's rows name.</summary>
internal sealed record KeptKeys(KeptPart Facts, KeptPart Customers, KeptPart Products)
{
    /// <summary>Of an upload loaded before keys were kept: it may name anything.</summary>
    public static readonly KeptKeys Unknown = new(KeptPart.Unknown, KeptPart.Unknown, KeptPart.Unknown);

    /// <summary>Of some uploads; those of which nothing was kept are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, KeptKeys>> ReadAsync(LoadUnit unit, Guid[] uploadIds, CancellationToken ct)
    {
        var rows = await unit.ListAsync<KeptRow>("Keys/KeptKeys.sql", new { upload_ids = uploadIds, format = KeySketch.Format }, ct);
        return rows.GroupBy(row => row.UploadId).ToDictionary(upload => upload.Key, upload => Of(upload.ToDictionary(row => (UploadKeyPart)row.Part)));
    }

    private static KeptKeys Of(Dictionary<UploadKeyPart, KeptRow> parts)
    {
        return new KeptKeys(PartOf(UploadKeyPart.Fact), PartOf(UploadKeyPart.Customer), PartOf(UploadKeyPart.Product));

        KeptPart PartOf(UploadKeyPart part) => parts.TryGetValue(part, out var row) ? new KeptPart(row.Keys, row.Hashes) : KeptPart.Unknown;
    }

    private sealed record KeptRow(Guid UploadId, short Part, int Keys, byte[] Hashes);
}

/// <param name="Keys">How many there are.</param>
/// <param name="Packed">Null where they are not known.</param>
internal sealed record KeptPart(int Keys, byte[]? Packed)
{
    public static readonly KeptPart Unknown = new(0, null);

    public bool MayHave(ReadOnlySpan<ulong> sorted) => Packed is null || KeySketch.Meets(Packed, Keys, sorted);
}
