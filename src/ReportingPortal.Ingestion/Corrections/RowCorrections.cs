using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
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

    /// <summary>A file of nothing but mistakes is read in parts.</summary>
    private const int RowsAtOnce = 500;

    /// <summary>Rejected rows nobody has corrected yet, in the order of the file.</summary>
    public async Task<(IReadOnlyList<RejectedRow> Rows, int Total)> OpenAsync(Guid uploadId, int skip, int take, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var open = Open(uploadId);
        var rows = await open.OrderBy(row => row.RowNumber).Skip(skip).Take(take).ToListAsync(ct);
        return (await AsSentLastAsync(uploadId, rows, ct), await open.CountAsync(ct));
    }

    /// <summary>Those of the upload's rejected rows that were sent, with the numbers of those that are open still.</summary>
    public async Task<(IReadOnlyList<RejectedRow> Rows, IReadOnlySet<long> Open)> FindAsync(Guid uploadId, IReadOnlyCollection<long> rowNumbers, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var rows = await session.Db.RejectedRows.AsNoTracking().Where(row => row.UploadId == uploadId && rowNumbers.Contains(row.RowNumber))
            .OrderBy(row => row.RowNumber).ToListAsync(ct);
        var open = await Open(uploadId).Where(row => rowNumbers.Contains(row.RowNumber)).Select(row => row.RowNumber).ToListAsync(ct);
        return (await AsSentLastAsync(uploadId, rows, ct), open.ToHashSet());
    }

    /// <summary>Rows nobody has corrected yet, streamed in the order of the file; those that came back from another upload among them.</summary>
    public async IAsyncEnumerable<RejectedRow> StreamOpenAsync(Upload upload, [EnumeratorCancellation] CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        for (var last = 0L; ;)
        {
            var rows = await Open(upload.UploadId).Concat(RejectedAgain(upload)).Where(row => row.RowNumber > last).OrderBy(row => row.RowNumber).Take(RowsAtOnce).ToListAsync(ct);
            foreach (var row in await AsSentLastAsync(upload.UploadId, rows, ct))
            {
                yield return row;
            }

            if (rows.Count < RowsAtOnce)
            {
                yield break;
            }

            last = rows[^1].RowNumber;
        }
    }

    /// <summary>Rows of an upload that came back to another one, were rejected again and are open there still; the first ones, and how many.</summary>
    public async Task<(IReadOnlyList<RejectedRow> Rows, int Total)> RejectedAgainAsync(Upload correction, int take, CancellationToken ct)
    {
        if (correction.CorrectsUploadId is null)
        {
            return ([], 0);
        }

        await session.EnsureReadAsync(ct);
        var again = RejectedAgain(correction);
        return (await again.OrderBy(row => row.RowNumber).Take(take).ToListAsync(ct), await again.CountAsync(ct));
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
            Mapping = JsonSerializer.Serialize(new Dictionary<string, string>(CorrectionMapping.Of(original, dialect: null)) { [MappingOptions.Encoding] = "utf-8", [MappingOptions.Delimiter] = "," }),
            Status = UploadStatus.Received,
            ReceivedAt = clock.GetUtcNow(),
            UploadedBy = by,
            CorrectsUploadId = original.UploadId,
        };
        await using var unit = await TenantConnection.BeginAsync(sources, original.TenantId, ct);
        using var content = new MemoryStream(FileOf(original, rows));
        await UploadStore.WriteAsync(unit, correction, content, ct);
        if (await CloseAsync(unit, original, correction, rows, ct) != rows.Count)
        {
            return null;
        }

        await unit.CommitAsync(ct);
        return correction;
    }

    private IQueryable<RejectedRow> RejectedAgain(Upload correction)
    {
        var open = Open(correction.CorrectsUploadId ?? Guid.Empty);
        return session.Db.RejectedRows.AsNoTracking()
            .Where(row => row.UploadId == correction.UploadId && open.Any(first => first.RowNumber == row.CorrectsRow));
    }

    /// <summary>Rows that came back and could not be taken again, with the values and reasons they came back with last.</summary>
    private async Task<IReadOnlyList<RejectedRow>> AsSentLastAsync(Guid uploadId, IReadOnlyList<RejectedRow> rows, CancellationToken ct)
    {
        var numbers = rows.Select(row => row.RowNumber).ToList();
        var sent = await (
            from row in session.Db.RejectedRows.AsNoTracking()
            join upload in session.Db.Uploads.AsNoTracking() on row.UploadId equals upload.UploadId
            where upload.CorrectsUploadId == uploadId && upload.Status == UploadStatus.Succeeded && numbers.Contains(row.CorrectsRow!.Value)
            orderby upload.LoadNumber, row.RowNumber
            select new SentAgain(row, upload.FileName, upload.SourceColumns)).ToListAsync(ct);
        if (sent.Count == 0)
        {
            return rows;
        }

        var columns = await session.Db.Uploads.AsNoTracking().Where(upload => upload.UploadId == uploadId).Select(upload => upload.SourceColumns).SingleAsync(ct);
        var last = sent.GroupBy(one => one.Row.CorrectsRow!.Value).ToDictionary(group => group.Key, group => group.Last());
        return [.. rows.Select(row => last.TryGetValue(row.RowNumber, out var again) ? again.As(row, columns) : row)];
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
        => session.Db.RejectedRows.AsNoTracking().Where(row => row.UploadId == uploadId && row.CorrectsRow == null)
            .Where(row => !session.Db.Uploads.Any(upload => upload.UploadId == row.CorrectedBy && Holding.Contains(upload.Status)));

    /// <summary>Each row says which one it was, as in a file that was downloaded; without reasons, for its texts are as they stood.</summary>
    private static byte[] FileOf(Upload original, IReadOnlyList<CorrectedRow> rows)
    {
        var text = new StringBuilder();
        var header = original.SourceColumns.Append(ReturnedColumns.NumberName).Append(ReturnedColumns.UploadName);
        foreach (var line in rows.Select(row => Named(original, row)).Prepend(header))
        {
            text.AppendJoin(',', line.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Named(Upload original, CorrectedRow row)
        => row.Values.Append(row.RowNumber.ToString(CultureInfo.InvariantCulture)).Append(original.UploadId.ToString());

    private static string Quoted(string value)
        => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
