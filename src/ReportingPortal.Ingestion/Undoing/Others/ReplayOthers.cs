using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Ingestion.Undoing.Others;

/// <summary>
/// Reads those of the remaining files again that may have a row that matters, and of them only such rows, and merges them
/// once more. What was kept of an upload's keys says which can be passed over; an upload of which nothing was kept is read.
/// </summary>
internal sealed class ReplayOthers(TenantSession session, FileRows rows, OtherUploads others, LoadProgress progress, TimeProvider clock)
{
    /// <param name="unit">Of the undone upload, its rows staged and its keys found.</param>
    /// <param name="keys">What the undone upload had a hand in.</param>
    public async Task RunAsync(LoadUnit unit, Upload undone, UndoneKeys keys, CancellationToken ct)
    {
        var bytesRead = undone.ByteSize;
        var open = new OpenKeys(unit, undone, keys, unit.Named!.Facts);
        foreach (var (i, other) in others.All.Index())
        {
            var wanted = await open.AskedOfAsync(other, ct);
            if (wanted is null || (!wanted.IsEmpty && wanted.MayStandIn(await others.KeysOfAsync(unit, i, ct))))
            {
                await ReplayAsync(other, await others.KeysOfAsync(unit, i, ct), wanted, (i + 1, bytesRead), ct);
                open.Forget();
            }

            bytesRead += other.ByteSize;
        }
    }

    private async Task ReplayAsync(OtherUpload other, KeptKeys keys, WantedKeys? wanted, (int Number, long BytesRead) place, CancellationToken ct)
    {
        var upload = await others.ReadAsync(other, ct);
        progress.EnterReading($"Reading {upload.FileName} again ({place.Number} of {others.All.Count})");
        var unit = rows.UnitOf(session, upload, clock.GetUtcNow());
        var layout = Layout.Stored(upload);
        var rewrites = await ValueRules.HoldingAsync(session, upload, layout.Dialect.Fingerprint, ct);
        await rows.StageAsync(
            unit, upload, layout, rewrites, (bytes, n) => progress.Tick(place.BytesRead + bytes, n), ct, IsCut(other, layout, keys) ? wanted : null);
        await new Replay(unit, other.Kind).RunAsync(ct);
    }

    /// <summary>
    /// An event sent twice in a file is what its last row says, all others of it are needed to know that, and what is stated of
    /// a whole order is cut over all of its rows: such files are read whole.
    /// </summary>
    private static bool IsCut(OtherUpload other, Layout layout, KeptKeys keys) => other.Kind switch
    {
        UploadKind.Events => keys.Facts.Packed is not null && keys.Facts.Keys == other.RowsTaken,
        UploadKind.OrderLines => !layout.StatesWholeOrders,
        _ => true,
    };
}
