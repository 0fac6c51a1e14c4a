using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Keys;

/// <summary>What the rows of a file name that could be taken, gathered as they are read.</summary>
internal sealed class NamedKeys
{
    private readonly KeyHashes customers = new();
    private readonly KeyHashes products = new();

    /// <summary>Orders or events.</summary>
    public KeyHashes Facts { get; } = new();

    /// <returns>Whether the row is the first of its order or event; false as well when there were too many to know.</returns>
    public bool Add(in RowKeys row)
    {
        customers.Add(row.Customer);
        products.Add(row.Product);
        return Facts.Add(row.Fact);
    }

    /// <summary>Keeps them with the upload, in the transaction that makes its rows visible.</summary>
    public async Task KeepAsync(LoadUnit unit, CancellationToken ct)
    {
        await KeepAsync(unit, UploadKeyPart.Fact, Facts, ct);
        await KeepAsync(unit, UploadKeyPart.Customer, customers, ct);
        await KeepAsync(unit, UploadKeyPart.Product, products, ct);
    }

    private static async Task KeepAsync(LoadUnit unit, UploadKeyPart part, KeyHashes keys, CancellationToken ct)
    {
        var (count, packed) = keys.IsComplete ? (keys.Sorted().Length, KeySketch.Of(keys.Sorted())) : (0, null);
        await unit.RunAsync(
            "Keys/KeepKeys.sql", new { upload_id = unit.UploadId, part = (short)part, format = KeySketch.Format, keys = count, hashes = packed }, ct);
    }
}
