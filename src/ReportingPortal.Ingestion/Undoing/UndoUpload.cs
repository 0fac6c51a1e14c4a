using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Storing;
using ReportingPortal.Ingestion.Undoing.Others;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>
/// Takes an upload out again, whatever was loaded after it: facts, rollups and as-of date become what they would be had it
/// never been loaded. Nothing is versioned for it: the facts the file had a hand in are removed, and those of the
/// remaining files that name them, whose bytes are kept, are read once more and merged for just these, in their first order. One transaction under the
/// tenant's lock: a crash leaves the state before or after.
/// </summary>
public sealed class UndoUpload(
    TenantSession session, UploadStore store, PortalDataSources sources, ReadFigures figures, TimeProvider clock, ILogger<UndoUpload> logger)
{
    private const int MostAttempts = 5;

    /// <summary>Runs an undo that was asked for (the upload is Undoing); leaves any other upload alone. A failure leaves it loaded, with its cause.</summary>
    /// <param name="progress">Told beside the upload's row, some times a second; may be null.</param>
    /// <returns>The upload's status afterwards; null for an unknown upload.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; the undo waits to be taken up again.</exception>
    /// <exception cref="Exception">The database could not be reached, or broke a deadlock; the undo waits as well.</exception>
    public async Task<UploadStatus?> RunAsync(Guid uploadId, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var log = Log(uploadId, UploadTask.Undo);
        if (!await log.GiveUpAsync(MostAttempts, ct) && await log.BeginUndoAsync(ct))
        {
            await new UploadAttempt(log, logger).RunAsync(
                cancelled => WorkAsync(uploadId, log, progress, cancelled, UndoneAsync), ct);
        }

        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.Uploads.Where(u => u.UploadId == uploadId).Select(u => (UploadStatus?)u.Status).SingleOrDefaultAsync(ct);
        }
    }

    /// <summary>
    /// Works out what an undo would change by doing it and rolling back, and keeps that with the upload. An upload that is
    /// not loaded is left alone.
    /// </summary>
    public Task PreviewAsync(Guid uploadId, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var log = Log(uploadId, UploadTask.PreviewUndo);
        return new UploadAttempt(log, logger).RunAsync(
            cancelled => WorkAsync(uploadId, log, progress, cancelled, (work, preview, token) => ShowAsync(log, work, preview, token)), ct);
    }

    private UploadLog Log(Guid uploadId, UploadTask task) => new(sources, clock, session.Tenant.TenantId, uploadId, task);

    private async Task WorkAsync(
        Guid uploadId, UploadLog log, IProgress<IngestProgress>? listener, CancellationTokenSource cancelled,
        Func<Work, UploadPreview, CancellationToken, Task> finish)
    {
        var ct = cancelled.Token;
        await using var transaction = await session.BeginWriteAsync(ct);
        if (await session.Db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.UploadId == uploadId && u.Status == log.Task.During, ct) is not { } upload)
        {
            return;
        }

        var rows = new FileRows(store, session.Tenant.Tenant);
        var unit = rows.UnitOf(session, upload, clock.GetUtcNow());
        await unit.TuneAsync(ct);
        await unit.RunAsync("Loading/AddTenantState.sql", ct);
        await unit.AskAsync<long>("Loading/LockTenantState.sql", ct);
        var version = await unit.AskAsync<long>("Previewing/DataVersion.sql", ct);
        var others = await OtherUploads.FindAsync(session, uploadId, ct);
        var progress = new LoadProgress(log, listener, upload.ByteSize, upload.ByteSize + others.All.Sum(u => u.ByteSize), clock, cancelled);
        var facts = new UndoneFacts(unit);
        var keys = await TakeOutAsync(upload, unit, rows, facts, progress, ct);
        await new ReplayOthers(session, rows, others, progress, clock).RunAsync(unit, upload, keys, ct);
        progress.EnterMerging();
        await facts.SettleAsync(ct);

        progress.EnterComputing();
        var effect = new FigureEffect(unit, figures);
        await effect.ReadBeforeAsync(hasNone: false, ct);
        await new RollupRefresh(unit).RunAsync(ct);
        progress.EnterFinishing();
        var counts = new UploadPreview(true, version, clock.GetUtcNow(), null, await facts.CountAsync(upload.Kind, ct), [], new(null, KeyFigures.None, KeyFigures.None), [], []);
        await finish(new Work(uploadId, transaction), await effect.ReadAfterAsync(counts, ct), ct);
    }

    /// <summary>Reads the file as it was read when it was loaded, and removes what it had a hand in.</summary>
    private async Task<UndoneKeys> TakeOutAsync(Upload upload, LoadUnit unit, FileRows rows, UndoneFacts facts, LoadProgress progress, CancellationToken ct)
    {
        progress.EnterReading($"Reading {upload.FileName} again");
        var layout = Layout.Stored(upload);
        var rewrites = await ValueRules.HoldingAsync(session, upload, layout.Dialect.Fingerprint, ct);
        await rows.StageAsync(unit, upload, layout, rewrites, progress.Tick, ct);
        await unit.WeighAsync(LoadUnit.SmallTenant, ct);
        var keys = await UndoneKeys.FindAsync(unit, upload.Kind, ct);
        await Replay.ClearAsync(unit, ct);
        await facts.RemoveAsync(ct);
        return keys;
    }

    /// <summary>Commits, unless the undo was cancelled meanwhile.</summary>
    private async Task UndoneAsync(Work work, UploadPreview effect, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var undone = await session.Db.Uploads
            .Where(u => u.UploadId == work.UploadId && u.Status == UploadStatus.Undoing)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.Status, UploadStatus.Undone)
                    .SetProperty(u => u.UndoneAt, now)
                    .SetProperty(u => u.LoadNumber, (long?)null)
                    .SetProperty(u => u.Preview, effect.ToJson())
                    .SetProperty(u => u.Stage, (string?)null)
                    .SetProperty(u => u.ExpectedFinishAt, (DateTimeOffset?)null),
                ct);
        if (undone == 1)
        {
            await work.Transaction.CommitAsync(ct);
        }
    }

    private static async Task ShowAsync(UploadLog log, Work work, UploadPreview preview, CancellationToken ct)
    {
        await work.Transaction.RollbackAsync(ct);
        await log.KeepPreviewAsync(preview.ToJson(), ct);
    }

    private sealed record Work(Guid UploadId, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction Transaction);
}
