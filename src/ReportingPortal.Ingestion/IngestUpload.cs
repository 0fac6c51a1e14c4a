using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Loading.First;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion;

/// <summary>
/// A stored file in, merged rows and fresh figures out. Facts, rejected rows, rollups, counts and the upload's status become
/// visible in one transaction: a crash leaves the state before or after, and running it again is always right. An upload
/// that asks first does all of it, keeps what it would change, and rolls back.
/// </summary>
public sealed class IngestUpload(
    TenantSession session, UploadStore store, PortalDataSources sources, ReadFigures figures, TrustedSources trusted, TimeProvider clock,
    ILogger<IngestUpload> logger)
{
    /// <summary>A file whose reading ended the process this often is not tried again by itself.</summary>
    private const int MostAttempts = 5;

    /// <summary>
    /// Runs an upload that is Received, Failed or was left Running by a process that died; leaves any other alone. The scope's
    /// unit of work must not have begun. Problems of the file or the database end in Failed with a message for people.
    /// </summary>
    /// <param name="progress">Told beside the upload's row, some times a second; may be null.</param>
    /// <returns>The upload's status afterwards; null for an unknown upload.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; the upload waits to be run again.</exception>
    /// <exception cref="Exception">The database could not be reached, or broke a deadlock; the upload waits to be run again.</exception>
    public async Task<UploadStatus?> RunAsync(Guid uploadId, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var log = new UploadLog(sources, clock, session.Tenant.TenantId, uploadId, UploadTask.Load);
        if (!await log.GiveUpAsync(MostAttempts, ct) && await log.BeginAsync(ct))
        {
            await new UploadAttempt(log, logger).RunAsync(cancelled => RunAsync(uploadId, log, progress, cancelled), ct);
        }

        return await StatusAsync(uploadId, ct);
    }

    private async Task RunAsync(Guid uploadId, UploadLog log, IProgress<IngestProgress>? listener, CancellationTokenSource cancelled)
    {
        var ct = cancelled.Token;
        var upload = await ReadAsync(uploadId, ct);
        var progress = new LoadProgress(log, listener, upload.ByteSize, upload.ByteSize, clock, cancelled);
        var content = await Task.Run(() => store.ContentOf(uploadId), ct);
        if (content.IsSeveral)
        {
            progress.EnterReading("Unpacking");
            await Task.Run(() => store.UnpackAsync(upload, content, () => progress.Tick(upload.ByteSize, 0), ct), ct);
        }
        else if (await ChooseLayoutAsync(upload, content, log, ct) is { } layout)
        {
            await LoadAsync(upload, layout, log, progress, ct);
        }
    }

    /// <summary>Null when a person has to be asked first.</summary>
    private async Task<Layout?> ChooseLayoutAsync(Upload upload, FileContent content, UploadLog log, CancellationToken ct)
    {
        var returned = new ReturnedFile(session, dialect => FileSniffer.Open(content.Open(), dialect, store.Limits));
        var choice = await new LayoutFinder(session, told => FileSniffer.Sniff(content, upload.Origin, told), returned).FindAsync(upload, ct);
        upload.AsksFirst = upload.AsksFirst && !await trusted.IncludesAsync(choice.Layout.Dialect.Fingerprint, ct);
        await log.DescribeAsync(choice.Layout, ct);
        if (choice.Question is null)
        {
            return choice.Layout;
        }

        if (choice.Lacks is { } lacks && await new ArchiveMates(session, store).FindAsync(upload, lacks, ct) is { } mate)
        {
            var layout = choice.Layout with { Dialect = choice.Layout.Dialect.With($"The other half of each order is in {mate}, of the same archive.") };
            await log.DescribeAsync(layout, ct);
            return layout;
        }

        await log.AskAsync(choice.Question, ct);
        return null;
    }

    private async Task LoadAsync(Upload upload, Layout layout, UploadLog log, LoadProgress progress, CancellationToken ct)
    {
        // Another load of these bytes may have been at another time: this one is read as the shop is set now.
        (upload.TimeZone, upload.Currency) = (session.Tenant.Tenant.TimeZone, session.Tenant.Tenant.Currency);
        var rows = new FileRows(store, session.Tenant.Tenant);
        await using var transaction = await session.BeginWriteAsync(ct);
        var unit = rows.UnitOf(session, upload, clock.GetUtcNow());
        await unit.TuneAsync(ct);
        progress.EnterReading("Reading rows");
        var rewrites = await ValueRules.HoldingAsync(session, upload, layout.Dialect.Fingerprint, ct);
        var loaded = await TakeAsync(unit, rows, upload, layout, rewrites, progress, ct);
        var (rowsRead, counts) = (loaded.RowsRead, loaded.Counts);
        if (LateContradictions.Weigh(layout, unit.Contradictions, rowsRead) is { Question: { } question } doubt)
        {
            await transaction.RollbackAsync(ct);
            await log.DescribeAsync(doubt.Layout, ct);
            await log.AskAsync(question, ct);
            return;
        }

        if ((OrderTotalDoubt.OfRows(layout, unit.Totals) ?? OrderTotalDoubt.OfDiscountedRows(layout, unit.Totals)) is { } totals)
        {
            await transaction.RollbackAsync(ct);
            await log.DescribeAsync(OrderTotalDoubt.Suggested(layout, unit.Totals), ct);
            await log.AskAsync(totals, ct);
            return;
        }

        var returned = unit.Returned is { } rowsBack ? await rowsBack.SettleAsync(unit, ct) : null;
        var refresh = new RollupRefresh(unit, loaded.Passed);
        if (upload.AsksFirst && counts.HasChanges)
        {
            var preview = await PreviewAsync(unit, refresh, loaded, progress, ct);
            preview = preview with { Corrects = await CorrectedAsync(unit, returned, ct) };
            await transaction.RollbackAsync(ct);
            await log.AskToConfirmAsync(preview.ToJson(), rowsRead, ct);
            return;
        }

        if (counts.HasChanges)
        {
            progress.EnterComputing();
            await refresh.RunAsync(ct);
        }

        progress.EnterFinishing();
        if (await FinishAsync(upload, unit, rowsRead, counts, rewrites.ToJson(), ct))
        {
            await transaction.CommitAsync(ct);
            progress.EnterStatistics();
            await new TableStatistics(sources, logger).RefreshAsync(counts, await FormerLoadsAsync(upload.UploadId, layout.Kind, ct), ct);
        }
    }

    /// <summary>
    /// Loaded again after an undo, a file may be read otherwise: its rejected rows are those of now, and the ones that were
    /// corrected stay so.
    /// </summary>
    private static async Task<LoadedRows> TakeAsync(
        LoadUnit unit, FileRows rows, Upload upload, Layout layout, ValueRewrites rewrites, LoadProgress progress, CancellationToken ct)
    {
        var isAgain = upload.UndoneAt is not null;
        if (isAgain)
        {
            await unit.RunAsync("Corrections/KeepCorrections.sql", ct);
            await unit.RunAsync("Corrections/ForgetRejected.sql", ct);
        }

        var loaded = await new FirstLoad(unit, rows, progress).TryAsync(upload, layout, rewrites, ct)
            ?? await StageAndMergeAsync(unit, rows, upload, layout, rewrites, progress, ct);
        if (isAgain)
        {
            await unit.RunAsync("Corrections/RestoreCorrections.sql", ct);
        }

        return loaded;
    }

    private static async Task<LoadedRows> StageAndMergeAsync(
        LoadUnit unit, FileRows rows, Upload upload, Layout layout, ValueRewrites rewrites, LoadProgress progress, CancellationToken ct)
    {
        var rowsRead = await rows.StageAsync(unit, upload, layout, rewrites, progress.Tick, ct);
        progress.EnterMerging();
        return new(rowsRead, await new Merge(unit).RunAsync(layout.Kind, ct), Passed: null);
    }

    /// <summary>The whole load, to be rolled back: only so are the figures it leads to exactly the ones it will lead to.</summary>
    private async Task<UploadPreview> PreviewAsync(LoadUnit unit, RollupRefresh refresh, LoadedRows loaded, LoadProgress progress, CancellationToken ct)
    {
        var (rowsRead, counts) = (loaded.RowsRead, loaded.Counts);
        var version = await unit.AskAsync<long>("Previewing/DataVersion.sql", ct);
        var effect = new FigureEffect(unit, figures);
        progress.EnterComputing();
        await effect.ReadBeforeAsync(hasNone: loaded.Passed is not null, ct);
        await refresh.RunAsync(ct);
        progress.EnterFinishing();
        var rejected = await unit.ListAsync<RejectedSample>("Previewing/RejectedSamples.sql", ct);
        var rows = new RowCounts(rowsRead, counts.New, counts.Changed, counts.Unchanged, RejectedOf(rowsRead, counts));
        var noFigures = new FigureChange(null, KeyFigures.None, KeyFigures.None);
        return await effect.ReadAfterAsync(new UploadPreview(false, version, clock.GetUtcNow(), rows, null, [], noFigures, [], rejected), ct);
    }

    private async Task<CorrectedUpload?> CorrectedAsync(LoadUnit unit, ReturnedCounts? returned, CancellationToken ct)
        => unit.Returned is { } rows && returned is { } counts
            ? new(rows.OriginalId, await session.Db.Uploads.Where(u => u.UploadId == rows.OriginalId).Select(u => u.FileName).SingleAsync(ct), counts.Taken, counts.RejectedAgain)
            : null;

    private async Task<FormerLoads> FormerLoadsAsync(Guid uploadId, UploadKind kind, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            var former = session.Db.Uploads.Where(u => u.Status == UploadStatus.Succeeded && u.UploadId != uploadId);
            return new(await former.CountAsync(ct), await former.Where(u => u.Kind == kind).MaxAsync(u => (long?)u.RowsNew, ct) ?? 0);
        }
    }

    /// <summary>False when the upload was cancelled meanwhile, or finished by another process: then nothing of this run stays.</summary>
    private async Task<bool> FinishAsync(Upload upload, LoadUnit unit, long rowsRead, MergeCounts counts, string? appliedRules, CancellationToken ct)
    {
        await unit.Named!.KeepAsync(unit, ct);
        if (await session.Db.Tenants.Where(t => t.TenantId == session.Tenant.TenantId).Select(t => t.TimeZone).SingleAsync(ct) != upload.TimeZone)
        {
            throw new ZoneChangedException();
        }

        var now = clock.GetUtcNow();
        var place = await unit.AskAsync<long>("Loading/LoadOrder.sql", ct);
        var finished = await session.Db.Uploads
            .Where(u => u.UploadId == upload.UploadId && u.Status == UploadStatus.Running)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.Status, UploadStatus.Succeeded)
                    .SetProperty(u => u.Stage, (string?)null)
                    .SetProperty(u => u.ExpectedFinishAt, (DateTimeOffset?)null)
                    .SetProperty(u => u.BytesRead, upload.ByteSize)
                    .SetProperty(u => u.RowsRead, rowsRead)
                    .SetProperty(u => u.RowsNew, counts.New)
                    .SetProperty(u => u.RowsChanged, counts.Changed)
                    .SetProperty(u => u.RowsUnchanged, counts.Unchanged)
                    .SetProperty(u => u.RowsRejected, RejectedOf(rowsRead, counts))
                    .SetProperty(u => u.LoadNumber, place)
                    .SetProperty(u => u.TimeZone, upload.TimeZone)
                    .SetProperty(u => u.Currency, upload.Currency)
                    .SetProperty(u => u.UndoneAt, (DateTimeOffset?)null)
                    .SetProperty(u => u.UndoneBy, (Guid?)null)
                    .SetProperty(u => u.AppliedRules, appliedRules)
                    .SetProperty(u => u.FinishedAt, now),
                ct);
        return finished == 1;
    }

    private static long RejectedOf(long rowsRead, MergeCounts counts) => rowsRead - counts.New - counts.Changed - counts.Unchanged;

    private async Task<Upload> ReadAsync(Guid uploadId, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.Uploads.AsNoTracking().SingleAsync(u => u.UploadId == uploadId, ct);
        }
    }

    private async Task<UploadStatus?> StatusAsync(Guid uploadId, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.Uploads.Where(u => u.UploadId == uploadId).Select(u => (UploadStatus?)u.Status).SingleOrDefaultAsync(ct);
        }
    }
}
