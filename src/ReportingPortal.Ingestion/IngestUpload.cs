using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion;

/// <summary>
/// A stored file in, merged rows and fresh figures out. Facts, rejected rows, rollups, counts and the upload's status become
/// visible in one transaction: a crash leaves the state before or after, and running it again is always right.
/// </summary>
public sealed class IngestUpload(
    TenantSession session, UploadStore store, PortalDataSources sources, TimeProvider clock, ILogger<IngestUpload> logger)
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
        var log = new UploadLog(sources, clock, session.Tenant.TenantId, uploadId);
        if (!await log.GiveUpAsync(MostAttempts, ct) && await log.BeginAsync(ct))
        {
            await RunAsync(uploadId, log, progress, ct);
        }

        return await StatusAsync(uploadId, ct);
    }

    private async Task RunAsync(Guid uploadId, UploadLog log, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            var upload = await ReadAsync(uploadId, cancelled.Token);
            var reporting = new LoadProgress(log, progress, upload.ByteSize, cancelled);
            var content = await Task.Run(() => store.ContentOf(uploadId), cancelled.Token);
            if (content.IsSeveral)
            {
                reporting.Enter("Unpacking");
                await Task.Run(() => store.UnpackAsync(upload, content, () => reporting.Tick(upload.ByteSize), cancelled.Token), cancelled.Token);
            }
            else if (await ChooseLayoutAsync(upload, content, log, cancelled.Token) is { } layout)
            {
                await LoadAsync(upload, layout, reporting, cancelled.Token);
            }
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            await log.PutBackAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
        }
        catch (Exception outage) when (IsOutage(outage))
        {
            // The database went away, not the file: what waits is tried again without anybody asking.
            await log.PutBackAsync(CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "Upload {UploadId} failed", uploadId);
            await log.FailAsync(FailureMessage.Of(failure), CancellationToken.None);
        }
    }

    /// <summary>Null when a person has to be asked first.</summary>
    private async Task<Layout?> ChooseLayoutAsync(Upload upload, FileContent content, UploadLog log, CancellationToken ct)
    {
        var choice = await new LayoutFinder(session, told => FileSniffer.Sniff(content, upload.Origin, told)).FindAsync(upload, ct);
        await log.DescribeAsync(choice.Layout, ct);
        if (choice.Question is null)
        {
            return choice.Layout;
        }

        await log.AskAsync(choice.Question, ct);
        return null;
    }

    private async Task LoadAsync(Upload upload, Layout layout, LoadProgress progress, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var unit = new LoadUnit(session, upload.UploadId, clock.GetUtcNow());
        await unit.AskForMemoryAsync(ct);
        var rewrites = await ValueRules.HoldingAsync(session, upload, layout.Dialect.Fingerprint, ct);
        var rowsRead = await StageAsync(unit, layout, rewrites, progress, ct);
        progress.Enter("Merging rows");
        var counts = await new Merge(unit).RunAsync(layout.Kind, ct);
        if (counts.HasChanges)
        {
            progress.Enter("Computing figures");
            await new RollupRefresh(unit).RunAsync(ct);
        }

        progress.Enter("Finishing");
        if (await FinishAsync(upload, rowsRead, counts, rewrites.ToJson(), ct))
        {
            await transaction.CommitAsync(ct);
            await new TableStatistics(sources, logger).RefreshAsync(counts, await IsEarlyAsync(ct), ct);
        }
    }

    private async Task<bool> IsEarlyAsync(CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.Uploads.CountAsync(u => u.Status == UploadStatus.Succeeded, ct) <= TableStatistics.EarlyLoads;
        }
    }

    private async Task<long> StageAsync(LoadUnit unit, Layout layout, ValueRewrites rewrites, LoadProgress progress, CancellationToken ct)
    {
        progress.Enter("Reading rows");
        await using var content = store.OpenRead(unit.UploadId, out var raw);
        using var reader = FileSniffer.Open(content, layout.Dialect);
        var rows = RowReader.Of(reader, layout, session.Tenant.Tenant.Currency, session.Tenant.Zone, rewrites: rewrites);
        return await new Staging(unit, layout.Kind).RunAsync(rows, () => progress.Tick(raw.BytesRead), ct);
    }

    /// <summary>False when the upload was cancelled meanwhile, or finished by another process: then nothing of this run stays.</summary>
    private async Task<bool> FinishAsync(Upload upload, long rowsRead, MergeCounts counts, string? appliedRules, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var finished = await session.Db.Uploads
            .Where(u => u.UploadId == upload.UploadId && u.Status == UploadStatus.Running)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.Status, UploadStatus.Succeeded)
                    .SetProperty(u => u.Stage, (string?)null)
                    .SetProperty(u => u.BytesRead, upload.ByteSize)
                    .SetProperty(u => u.RowsRead, rowsRead)
                    .SetProperty(u => u.RowsNew, counts.New)
                    .SetProperty(u => u.RowsChanged, counts.Changed)
                    .SetProperty(u => u.RowsUnchanged, counts.Unchanged)
                    .SetProperty(u => u.RowsRejected, rowsRead - counts.New - counts.Changed - counts.Unchanged)
                    .SetProperty(u => u.AppliedRules, appliedRules)
                    .SetProperty(u => u.FinishedAt, now),
                ct);
        return finished == 1;
    }

    private static bool IsOutage(Exception failure)
        => failure is NpgsqlException { IsTransient: true } || (failure.InnerException is { } inner && IsOutage(inner));

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
