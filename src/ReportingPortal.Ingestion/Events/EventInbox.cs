using System.Globalization;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Events;

/// <summary>
/// Takes batches of events durably and cheaply; what came in a while is made into one upload, so that raw bytes, counts,
/// undo and replay hold for events as for files, and a talkative shop does not fill the list of uploads.
/// </summary>
public sealed class EventInbox(CurrentTenant tenant, PortalDataSources sources, TimeProvider clock)
{
    /// <summary>Events of one call at most.</summary>
    public const int MostEvents = 5000;

    /// <summary>Batches of one upload at most: 250,000 events, some 40 MB as a file.</summary>
    private const int MostBatches = 50;

    /// <summary>Stores a batch: all of it is durable then, or none.</summary>
    /// <returns>The batch's id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no event, or more than <see cref="MostEvents"/>.</exception>
    public async Task<Guid> AcceptAsync(IReadOnlyList<SentEvent> events, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, MostEvents);
        var batch = new EventBatch { TenantId = tenant.TenantId, ReceivedAt = clock.GetUtcNow(), Events = events.Count, Content = EventRows.Pack(events) };
        await using var unit = await TenantConnection.BeginAsync(sources, tenant.TenantId, ct);
        await using var command = unit.Command(
            "insert into event_batches (tenant_id, batch_id, received_at, events, content) values ($1, $2, $3, $4, $5)",
            batch.TenantId, batch.BatchId, batch.ReceivedAt, batch.Events, batch.Content);
        await command.ExecuteNonQueryAsync(ct);
        await unit.CommitAsync(ct);
        return batch.BatchId;
    }

    /// <summary>Makes the waiting batches, the oldest first, one upload with status Received, in one transaction.</summary>
    /// <returns>Null when nothing waits.</returns>
    public async Task<CollectedEvents?> CollectAsync(CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, tenant.TenantId, ct);
        var batches = await TakeAsync(unit, ct);
        if (batches.Count == 0)
        {
            return null;
        }

        var upload = new Upload
        {
            TenantId = tenant.TenantId,
            FileName = NameOf(batches[0].ReceivedAt, batches[^1].ReceivedAt),
            Kind = UploadKind.Events,
            Preset = EventRows.Preset,
            Mapping = EventRows.Mapping,
            Status = UploadStatus.Received,
            ReceivedAt = clock.GetUtcNow(),
        };
        await using var content = new EventFileStream([.. batches.Select(batch => batch.Content)]);
        await UploadStore.WriteAsync(unit, upload, content, ct);
        await unit.CommitAsync(ct);
        return new CollectedEvents(upload.UploadId, batches.Count == MostBatches);
    }

    /// <summary>Another process that collects at the same time takes others.</summary>
    private async Task<List<EventBatch>> TakeAsync(TenantConnection unit, CancellationToken ct)
    {
        await using var command = unit.Command(
            """
            with taken as (
                select batch_id from event_batches
                where tenant_id = $1
                order by batch_id
                limit $2
                for update skip locked
            ),
            removed as (
                delete from event_batches as b using taken as t
                where b.tenant_id = $1 and b.batch_id = t.batch_id
                returning b.batch_id, b.received_at, b.content
            )
            select batch_id, received_at, content from removed order by batch_id
            """,
            tenant.TenantId, MostBatches);
        var batches = new List<EventBatch>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            batches.Add(new EventBatch { BatchId = reader.GetGuid(0), ReceivedAt = reader.GetFieldValue<DateTimeOffset>(1), Content = reader.GetFieldValue<byte[]>(2) });
        }

        return batches;
    }

    private string NameOf(DateTimeOffset first, DateTimeOffset last)
    {
        var (from, to) = (TimeZoneInfo.ConvertTime(first, tenant.Zone), TimeZoneInfo.ConvertTime(last, tenant.Zone));
        var until = to.Date == from.Date ? to.ToString("HH:mm", CultureInfo.InvariantCulture) : to.ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
        var start = from.ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
        return start.EndsWith(until, StringComparison.Ordinal) ? $"Events by API, {start}" : $"Events by API, {start}\u2013{until}";
    }
}

/// <summary>An upload made of waiting events.</summary>
/// <param name="IsFull">More batches may wait than one upload takes.</param>
public sealed record CollectedEvents(Guid UploadId, bool IsFull);
