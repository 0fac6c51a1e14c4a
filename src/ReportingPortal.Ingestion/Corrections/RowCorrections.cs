using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Corrections;

/// <summary>A rejected row with its values as they should have been, in the order of the file's columns.</summary>
public sealed record CorrectedRow(long RowNumber, IReadOnlyList<string> Values);

/// <summary>
/// Rejected rows, corrected by hand, become a small upload of the same layout: it goes the way of any file, so that counts, undo
/// and replay hold for it. The rows are closed by it, and open again when it failed or was taken back. Rows of an upload that
/// was undone itself can be read, and corrected once it is loaded again.
/// </summary>
public sealed class RowCorrections(TenantSession session, PortalDataSources sources, TimeProvider clock)
{
    private static readonly UploadStatus[] Holding =
        [UploadStatus.Received, UploadStatus.Running, UploadStatus.NeedsMapping, UploadStatus.NeedsConfirmation, UploadStatus.Succeeded, UploadStatus.Undoing];

    /// <summary>Rejected rows nobody has corrected yet, in the order of the file.</summary>
    public async Task<(IReadOnlyList<RejectedRow> Rows, int Total)> OpenAsync(Guid uploadId, int skip, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var open = Open(uploadId);
        return (await open.OrderBy(row => row.RowNumber).Skip(skip).Take(take).ToListAsync(ct), await open.CountAsync(ct));
    }

    /// <summary>Those of the upload's rejected rows that were sent, with the numbers of those that are open still.</summary>
    public async Task<(IReadOnlyList<RejectedRow> Rows, IReadOnlySet<long> Open)> FindAsync(Guid uploadId, IReadOnlyCollection<long> rowNumbers, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var rows = await session.Db.RejectedRows.AsNoTracking().Where(row => row.UploadId == uploadId && rowNumbers.Contains(row.RowNumber))
            .OrderBy(row => row.RowNumber).ToListAsync(ct);
        var open = await Open(uploadId).Where(row => rowNumbers.Contains(row.RowNumber)).Select(row => row.RowNumber).ToListAsync(ct);
        return (rows, open.ToHashSet());
    }

    /// <summary>Rows nobody has corrected yet, streamed in the order of the file.</summary>
    public async IAsyncEnumerable<RejectedRow> StreamOpenAsync(Guid uploadId, [EnumeratorCancellation] CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        await foreach (var row in Open(uploadId).OrderBy(row => row.RowNumber).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>The uploads that corrected rows of this one became, newest first.</summary>
    public async Task<IReadOnlyList<Upload>> OfAsync(Guid uploadId, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AsNoTracking().Where(upload => upload.CorrectsUploadId == uploadId)
            .OrderByDescending(upload => upload.ReceivedAt).ToListAsync(ct);
    }

    /// <summary>Stores the corrected rows as an upload with status Received and closes them, in one transaction.</summary>
    /// <returns>The upload; null when some of the rows were corrected by somebody else meanwhile, or the original is not loaded.</returns>
    /// <exception cref="ArgumentException">There is no row, or the upload's layout is not known.</exception>
    public async Task<Upload?> SaveAsync(Upload original, IReadOnlyList<CorrectedRow> rows, Guid? by, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        var correction = new Upload
        {
            TenantId = original.TenantId,
            FileName = $"{original.FileName}: {rows.Count} corrected {(rows.Count == 1 ? "row" : "rows")}",
            Kind = original.Kind,
            Preset = original.Preset,
            Mapping = MappingOf(original),
            Status = UploadStatus.Received,
            ReceivedAt = clock.GetUtcNow(),
            UploadedBy = by,
            CorrectsUploadId = original.UploadId,
        };
        await using var unit = await TenantConnection.BeginAsync(sources, original.TenantId, ct);
        using var content = new MemoryStream(FileOf(original.SourceColumns, rows));
        await UploadStore.WriteAsync(unit, correction, content, ct);
        if (await CloseAsync(unit, original, correction, rows, ct) != rows.Count)
        {
            return null;
        }

        await unit.CommitAsync(ct);
        return correction;
    }

    private static async Task<int> CloseAsync(TenantConnection unit, Upload original, Upload correction, IReadOnlyList<CorrectedRow> rows, CancellationToken ct)
    {
        await using var command = unit.Command(
            """
            update rejected_rows as r set corrected_by = $3
            where r.tenant_id = $1 and r.upload_id = $2 and r.row_number = any($4)
                and exists (select 1 from uploads as o where o.tenant_id = $1 and o.upload_id = $2 and o.status = 4)
                and not exists (
                    select 1 from uploads as u
                    where u.tenant_id = $1 and u.upload_id = r.corrected_by and u.status = any($5)
                )
            """,
            original.TenantId, original.UploadId, correction.UploadId, rows.Select(row => row.RowNumber).ToArray());
        command.Parameters.Add(new() { Value = Holding.Select(status => (short)status).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint });
        return await command.ExecuteNonQueryAsync(ct);
    }

    private IQueryable<RejectedRow> Open(Guid uploadId)
        => session.Db.RejectedRows.AsNoTracking().Where(row => row.UploadId == uploadId)
            .Where(row => !session.Db.Uploads.Any(upload => upload.UploadId == row.CorrectedBy && Holding.Contains(upload.Status)));

    /// <summary>The original's mapping with everything said that a few rows alone could not prove.</summary>
    private static string MappingOf(Upload original)
    {
        var dialect = Dialect.FromJson(original.Dialect) ?? throw new ArgumentException("The upload was never read.", nameof(original));
        var preset = original.Preset is { } name ? Presets.ByName(name) : null;
        var layout = new Layout(original.Kind, preset, LayoutChoice.GivenWith(original), dialect);
        var mapping = new Dictionary<string, string>(layout.Mapping)
        {
            [MappingOptions.Encoding] = "utf-8",
            [MappingOptions.Delimiter] = ",",
        };
        if (layout.ColumnsOf(FieldType.Date).Select(layout.DateOrderOf).FirstOrDefault(order => order is DateOrder.DayFirst or DateOrder.MonthFirst) is { } order)
        {
            mapping[MappingOptions.DateOrder] = order == DateOrder.DayFirst ? "day_first" : "month_first";
        }

        mapping.TryAdd(MappingOptions.DecimalMark, layout.ColumnsOf(FieldType.Amount).Any(column => layout.DecimalMarkOf(column) == ',') ? "," : ".");
        return JsonSerializer.Serialize(mapping);
    }

    private static byte[] FileOf(IReadOnlyList<string> header, IReadOnlyList<CorrectedRow> rows)
    {
        var text = new StringBuilder();
        foreach (var line in rows.Select(row => row.Values).Prepend(header))
        {
            text.AppendJoin(',', line.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string value)
        => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
