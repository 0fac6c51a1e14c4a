using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing.Others;

/// <summary>
/// The uploads that stay loaded, in the order they are replayed: files of customers or products first, for what they say
/// stands whatever lines and events said before or after; then all others in the order of their loads.
/// </summary>
internal sealed class OtherUploads(TenantSession session, IReadOnlyList<OtherUpload> all)
{
    /// <summary>What was kept of so many is held in memory at once, of large ones fewer: about a twelfth of their bytes.</summary>
    private const int MostAtOnce = 500;
    private const long MostBytesAtOnce = 256L << 20;

    private Dictionary<Guid, KeptKeys> kept = [];
    private int looked;

    public IReadOnlyList<OtherUpload> All => all;

    public static async Task<OtherUploads> FindAsync(TenantSession session, Guid undone, CancellationToken ct)
        => new(session, await session.Db.Uploads.AsNoTracking()
            .Where(u => u.LoadNumber != null && u.UploadId != undone)
            .OrderByDescending(u => u.Kind == UploadKind.Customers || u.Kind == UploadKind.Products).ThenBy(u => u.LoadNumber)
            .Select(u => new OtherUpload(u.UploadId, u.Kind, u.LoadNumber!.Value, u.ByteSize, u.RowsNew + u.RowsChanged + u.RowsUnchanged, u.Mapping))
            .ToListAsync(ct));

    /// <summary>What was kept of one of them; asked in their order.</summary>
    public async Task<KeptKeys> KeysOfAsync(LoadUnit unit, int number, CancellationToken ct)
    {
        if (number >= looked)
        {
            var bytes = 0L;
            var next = all.Skip(number).Take(MostAtOnce).TakeWhile((other, i) => (bytes += other.ByteSize) <= MostBytesAtOnce || i == 0).Select(other => other.UploadId).ToArray();
            kept = new(await KeptKeys.ReadAsync(unit, next, ct));
            looked = number + next.Length;
        }

        return kept.GetValueOrDefault(all[number].UploadId, KeptKeys.Unknown);
    }

    /// <summary>All of one of them, to read it.</summary>
    public Task<Upload> ReadAsync(OtherUpload other, CancellationToken ct)
        => session.Db.Uploads.AsNoTracking().SingleAsync(u => u.UploadId == other.UploadId, ct);
}
