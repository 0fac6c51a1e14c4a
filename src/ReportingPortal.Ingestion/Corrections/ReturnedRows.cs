using System.Globalization;
using CsvHelper;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion.Corrections;

/// <summary>Rejected rows of another upload that a file brings back.</summary>
/// <param name="Taken">They are in the figures now, and closed in that upload's list.</param>
/// <param name="RejectedAgain">They stay open there.</param>
internal sealed record ReturnedCounts(long Taken, long RejectedAgain);

/// <summary>The rows a file brings back, by their numbers in it and in the upload they come from.</summary>
internal sealed class ReturnedRows
{
    private readonly List<long> rows = [];
    private readonly List<long> originalRows = [];
    private readonly ReturnedColumns columns;
    private readonly int width;

    private ReturnedRows(Guid originalId, ReturnedColumns columns, int width)
    {
        OriginalId = originalId;
        this.columns = columns;
        this.width = width;
    }

    public Guid OriginalId { get; }

    /// <summary>Null for a file that corrects none.</summary>
    public static ReturnedRows? Of(Layout layout)
        => layout.Corrects is { } original && ReturnedColumns.In(layout.Dialect.Columns.Select(column => column.Name)) is { } columns
            ? new(original, columns, layout.Dialect.Columns.Count) : null;

    /// <param name="row">The number of the row the reader stands on.</param>
    public void Note(CsvReader reader, long row)
    {
        // A row of too many values has them between the source's columns and ours.
        var beyond = Math.Max(0, reader.FieldCount - width);
        if ((NumberAt(reader, 0) ?? (beyond > 0 ? NumberAt(reader, beyond) : null)) is { } number)
        {
            rows.Add(row);
            originalRows.Add(number);
        }
    }

    /// <summary>When the file's rows are merged or rejected: closes those that were taken, in the load's transaction.</summary>
    public async Task<ReturnedCounts> SettleAsync(LoadUnit unit, CancellationToken ct)
    {
        var numbers = new { upload_id = unit.UploadId, original_id = OriginalId, rows = rows.ToArray(), original_rows = originalRows.ToArray() };
        await unit.RunAsync("Corrections/CloseReturned.sql", numbers, ct);
        await unit.RunAsync("Corrections/NoteRejectedAgain.sql", numbers, ct);
        return (await unit.ListAsync<ReturnedCounts>("Corrections/CountReturned.sql", new { upload_id = unit.UploadId, original_id = OriginalId }, ct))[0];
    }

    private long? NumberAt(CsvReader reader, int shift)
        => Guid.TryParse(Cell(reader, columns.Upload + shift), out var upload) && upload == OriginalId
            && long.TryParse(Cell(reader, columns.Number + shift), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Cell(CsvReader reader, int column) => column < reader.FieldCount ? reader.GetString(column).Trim() : "";
}
