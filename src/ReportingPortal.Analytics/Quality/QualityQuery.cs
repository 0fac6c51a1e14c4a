using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Quality;

/// <summary>How many rows have one thing wrong with them.</summary>
/// <param name="Share">Of all order lines, of all events, or of all parts of orders; null where there are none.</param>
public sealed record QualityCountOf(string Finding, long Rows, decimal? Share);

/// <summary>What is wrong with a tenant's data, or with what one upload brought and still stands.</summary>
/// <param name="AsOf">Null before the first analysis: nothing was counted yet.</param>
/// <param name="Parts">Heads and items of orders that come in several files.</param>
/// <param name="RowsReplaced">Of the rejected ones: a later row of the same file was taken instead.</param>
public sealed record QualitySummary(
    DateOnly? AsOf, bool IsCounted, long OrderLines, long Events, long Parts, long RowsRead, long RowsRejected, long RowsReplaced, IReadOnlyList<QualityCountOf> Findings);

/// <summary>A row with something wrong: an order line, an event (whose key is the event's id), or a part of an order.</summary>
/// <param name="At">Null for an item whose order is not known.</param>
public sealed record QualityRow(
    string Key, string? ProductId, DateTime? At, string? CustomerId, string? Region, string? Category, decimal? Quantity, decimal? UnitPrice,
    decimal? NetSales, Guid UploadId, long RowNumber);

/// <summary>Reads what the last analysis run counted, and the rows behind each count.</summary>
public sealed class QualityQuery(TenantSession session)
{
    internal static readonly SqlFile Totals = SqlFile.Of<QualityQuery>("Quality/QualityTotals.sql");
    internal static readonly SqlFile Rejected = SqlFile.Of<QualityQuery>("Quality/QualityRejected.sql");
    private static readonly SqlFile Lines = SqlFile.Of<QualityQuery>("Quality/QualityRows.sql");
    private static readonly SqlFile Events = SqlFile.Of<QualityQuery>("Quality/QualityEventRows.sql");
    private static readonly SqlFile Parts = SqlFile.Of<QualityQuery>("Quality/QualityPartRows.sql");

    /// <param name="uploadId">Null: everything the tenant has.</param>
    public async Task<QualitySummary> RunAsync(Guid? uploadId, CancellationToken ct)
    {
        var run = await CurrentRun.FindAsync(session, ct);
        var rejected = await session.QuerySingleAsync<RejectedCounts>(Rejected, new { upload_id = uploadId }, ct);
        var counts = run is null ? [] : await TotalsAsync(run.RunId, uploadId, ct);
        var (lines, events, parts) = (counts.GetValueOrDefault("lines"), counts.GetValueOrDefault("events"), counts.GetValueOrDefault("parts"));
        return new QualitySummary(
            run?.AsOfDate, run is not null, lines, events, parts, rejected.RowsRead, rejected.RowsRejected, rejected.RowsReplaced,
            [.. QualityFinding.All.Select(finding => Of(finding, counts.GetValueOrDefault(finding.Name), finding.IsOfEvents ? events : finding.IsOfParts ? parts : lines))]);
    }

    /// <summary>The rows behind a count, in the order of their keys.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<QualityRow>> RowsAsync(QualityFinding finding, Guid? uploadId, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new Page<QualityRow>([], 0, null);
        }

        var total = (await TotalsAsync(run.RunId, uploadId, ct)).GetValueOrDefault(finding.Name);
        if (total == 0)
        {
            return new Page<QualityRow>([], 0, null);
        }

        var (rows, keys) = finding.IsOfEvents
            ? await EventsAsync(run.RunId, finding, uploadId, after, limit, ct)
            : finding.IsOfParts ? await PartsAsync(finding, uploadId, after, limit, ct)
            : await LinesAsync(run.RunId, finding, uploadId, after, limit, ct);
        return rows.Count > limit
            ? new Page<QualityRow>([.. rows.Take(limit)], (int)total, Cursor.Of(keys[limit - 1]))
            : new Page<QualityRow>(rows, (int)total, null);
    }

    private async Task<(IReadOnlyList<QualityRow> Rows, IReadOnlyList<Position> Keys)> LinesAsync(
        Guid runId, QualityFinding finding, Guid? uploadId, Position? after, int limit, CancellationToken ct)
    {
        var lines = await session.QueryAsync<LineRow>(
            Lines,
            new
            {
                run_id = runId,
                upload_id = uploadId,
                finding = finding.Name,
                after_order = after?.Key,
                after_product = after?.Product,
                after_occurrence = after?.Occurrence,
                rows = limit + 1,
            },
            ct);
        return (
            [.. lines.Select(l => new QualityRow(
                l.OrderId, l.ProductId, l.OrderedAt, l.CustomerId, l.Region, l.Category, l.Quantity, l.UnitPrice, l.NetSales, l.UploadId, l.RowNumber))],
            [.. lines.Select(l => new Position(l.OrderId, l.ProductId, l.Occurrence))]);
    }

    private async Task<(IReadOnlyList<QualityRow> Rows, IReadOnlyList<Position> Keys)> EventsAsync(
        Guid runId, QualityFinding finding, Guid? uploadId, Position? after, int limit, CancellationToken ct)
    {
        var events = await session.QueryAsync<EventRow>(
            Events, new { run_id = runId, upload_id = uploadId, finding = finding.Name, after_event = after?.Key, rows = limit + 1 }, ct);
        return (
            [.. events.Select(e => new QualityRow(
                e.EventId, e.ProductId, e.OccurredAt, e.CustomerId, null, e.Category, e.Quantity, e.Price, null, e.UploadId, e.RowNumber))],
            [.. events.Select(e => new Position(e.EventId, null, null))]);
    }

    private async Task<(IReadOnlyList<QualityRow> Rows, IReadOnlyList<Position> Keys)> PartsAsync(
        QualityFinding finding, Guid? uploadId, Position? after, int limit, CancellationToken ct)
    {
        var parts = await session.QueryAsync<PartRow>(
            Parts, new { upload_id = uploadId, finding = finding.Name, after_order = after?.Key, after_item = after?.Product, rows = limit + 1 }, ct);
        return (
            [.. parts.Select(p => new QualityRow(
                p.OrderId, p.ProductId, p.OrderedAt, p.CustomerId, null, p.Category, p.Quantity, p.UnitPrice, p.NetSales, p.UploadId, p.RowNumber))],
            [.. parts.Select(p => new Position(p.OrderId, p.ItemId, null))]);
    }

    private async Task<Dictionary<string, long>> TotalsAsync(Guid runId, Guid? uploadId, CancellationToken ct)
        => (await session.QueryAsync<Total>(Totals, new { run_id = runId, upload_id = uploadId }, ct)).ToDictionary(total => total.Finding, total => total.Rows);

    private static QualityCountOf Of(QualityFinding finding, long rows, long all)
        => new(finding.Name, rows, all == 0 ? null : Math.Round((decimal)rows / all, 6));

    private sealed record Total(string Finding, long Rows);

    private sealed record RejectedCounts(long RowsRead, long RowsRejected, long RowsReplaced);

    private sealed record LineRow(
        string OrderId, string ProductId, int Occurrence, DateTime OrderedAt, string? CustomerId, string? Region, string? Category,
        decimal Quantity, decimal UnitPrice, decimal NetSales, Guid UploadId, long RowNumber);

    private sealed record EventRow(
        string EventId, string SessionId, DateTime OccurredAt, string? CustomerId, string? ProductId, string? Category,
        decimal? Quantity, decimal? Price, Guid UploadId, long RowNumber);

    private sealed record PartRow(
        string OrderId, string ItemId, DateTime? OrderedAt, string? CustomerId, string? ProductId, string? Category,
        decimal? Quantity, decimal? UnitPrice, decimal? NetSales, Guid UploadId, long RowNumber);

    private sealed record Position(string Key, string? Product, int? Occurrence);
}
