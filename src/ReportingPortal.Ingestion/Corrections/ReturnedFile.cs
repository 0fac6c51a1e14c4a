using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Corrections;

/// <summary>Finds the upload whose rejected rows a file brings back, corrected: each of them names it.</summary>
/// <param name="open">A reader before the file's first row.</param>
internal sealed class ReturnedFile(TenantSession session, Func<Dialect, CsvReader> open)
{
    private const int RowsLookedAt = 1000;

    /// <returns>Null for a file that brings none back, and for one that names what is no upload of this tenant.</returns>
    /// <exception cref="UnreadableFileException">It brings rows of several back.</exception>
    public async Task<Upload?> FindOriginalAsync(Dialect dialect, CancellationToken ct)
    {
        if (ReturnedColumns.In(dialect.Columns.Select(column => column.Name)) is not { } columns)
        {
            return null;
        }

        var named = await Task.Run(() => Named(dialect, columns), ct);
        if (named.Count == 0)
        {
            return null;
        }

        await using (await session.BeginWriteAsync(ct))
        {
            var uploads = await session.Db.Uploads.AsNoTracking()
                .Where(upload => named.Contains(upload.UploadId) && upload.Dialect != null && upload.Members == 0)
                .OrderBy(upload => upload.ReceivedAt).Take(3).ToListAsync(ct);
            return uploads.Count < 2 ? uploads.FirstOrDefault() : throw new UnreadableFileException(
                $"The file brings rejected rows of several uploads back ({string.Join(", ", uploads.Select(upload => upload.FileName))}). Send those of each in a file of their own: they are read as the file they come from.");
        }
    }

    /// <summary>
    /// A spreadsheet may have written 2024-03-02 anew as 3/2/2024: rows that were rejected for something else tell in which order.
    /// </summary>
    /// <returns>As a mapping says it; null where nothing is open, or no row tells.</returns>
    public async Task<string?> DateOrderAsync(Upload original, Dialect dialect, CancellationToken ct)
    {
        var layout = Layout.Stored(original);
        var column = layout.ColumnsOf(FieldType.Date).FirstOrDefault(-1);
        var here = column < 0 ? -1 : dialect.Columns.ToList().FindIndex(one => string.Equals(one.Name, layout.Dialect.Columns[column].Name, StringComparison.OrdinalIgnoreCase));
        if (here < 0 || !dialect.Columns[here].IsDateOrderOpen || ReturnedColumns.In(dialect.Columns.Select(one => one.Name)) is not { } own)
        {
            return null;
        }

        var now = await Task.Run(() => Cells(dialect, own, here), ct);
        var numbers = now.Keys.ToList();
        await using (await session.BeginWriteAsync(ct))
        {
            var first = await session.Db.RejectedRows.AsNoTracking()
                .Where(row => row.UploadId == original.UploadId && numbers.Contains(row.RowNumber)).ToListAsync(ct);
            var orders =
                (from row in first
                 where column < row.Values.Length
                 let was = DateOf(row.Values[column], layout.DateOrderOf(column) ?? DateOrder.YearFirst)
                 let isDay = DateOf(now[row.RowNumber], DateOrder.DayFirst) == was
                 where was is not null && isDay != (DateOf(now[row.RowNumber], DateOrder.MonthFirst) == was)
                 select isDay ? "day_first" : "month_first").Distinct().ToList();
            return orders.Count == 1 ? orders[0] : null;
        }
    }

    private static DateTime? DateOf(string text, DateOrder order)
        => DateText.TryRead(Encoding.UTF8.GetBytes(text.Trim()), order, out var local, out _) ? local.Date : null;

    private Dictionary<long, string> Cells(Dialect dialect, ReturnedColumns own, int column)
    {
        var cells = new Dictionary<long, string>();
        using var reader = open(dialect);
        while (cells.Count < RowsLookedAt && reader.Read())
        {
            if (reader.FieldCount == dialect.Columns.Count && long.TryParse(reader.GetString(own.Number), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            {
                cells[number] = reader.GetString(column);
            }
        }

        return cells;
    }

    private HashSet<Guid> Named(Dialect dialect, ReturnedColumns columns)
    {
        var named = new HashSet<Guid>();
        using var reader = open(dialect);
        while (reader.Read() && named.Count < 100)
        {
            foreach (var column in new[] { columns.Upload, columns.Upload + reader.FieldCount - dialect.Columns.Count })
            {
                if (column >= 0 && column < reader.FieldCount && Guid.TryParse(reader.GetString(column).Trim(), out var id))
                {
                    named.Add(id);
                }
            }
        }

        return named;
    }
}
