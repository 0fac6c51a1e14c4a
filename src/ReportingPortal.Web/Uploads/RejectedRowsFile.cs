using System.Globalization;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Reports.Csv;

namespace ReportingPortal.Web.Uploads;

/// <summary>
/// The rows that could not be taken, as a CSV file of the source's own columns plus row_number, reasons and upload_id: correct
/// it and upload it again, it is known by these. Streamed row by row.
/// </summary>
public sealed class RejectedRowsFile(UploadQuery uploads, RowCorrections corrections)
{
    private const int FlushEvery = 500;

    public static string NameOf(Upload upload) => $"rejected-{Path.GetFileNameWithoutExtension(upload.FileName)}.csv";

    /// <param name="dialect">What stands between columns; the values stay as the source wrote them.</param>
    /// <param name="escape">Text that a spreadsheet would run as a formula gets an apostrophe before it; programs switch that off.</param>
    /// <param name="onlyOpen">Without rows that were corrected already: uploaded again they would be rejected a second time.</param>
    public async Task WriteAsync(Stream output, Upload upload, CsvDialect dialect, bool escape, bool onlyOpen, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, dialect.Encoding, leaveOpen: true) { NewLine = "\r\n" };
        var columns = OfSource(upload.SourceColumns);
        await writer.WriteLineAsync(Line([.. columns.Select(column => upload.SourceColumns[column]), .. ReturnedColumns.Names], dialect, escape));
        var written = 0;
        var rows = onlyOpen ? corrections.StreamOpenAsync(upload, ct) : uploads.RejectedAsync(upload.UploadId, ct);
        await foreach (var row in rows)
        {
            await writer.WriteLineAsync(Line(Fields(row, upload, columns), dialect, escape));
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(ct);
            }
        }
    }

    /// <summary>A row with too few values is filled up, so that number and reasons stand below their names.</summary>
    private static IEnumerable<string> Fields(RejectedRow row, Upload upload, int[] columns)
        => columns.Select(column => row.Values.ElementAtOrDefault(column) ?? "")
            .Concat(row.Values.Skip(upload.SourceColumns.Length))
            .Concat(NamesOf(row, upload));

    /// <summary>A row that came back and was rejected again is still the one of the first upload.</summary>
    private static string[] NamesOf(RejectedRow row, Upload upload)
    {
        var (number, of) = row.CorrectsRow is { } first ? (first, upload.CorrectsUploadId) : (row.RowNumber, upload.UploadId);
        return [number.ToString(CultureInfo.InvariantCulture), string.Join("; ", row.Reasons), of.ToString()!];
    }

    /// <summary>A file of rejected rows that was uploaded again has number, reasons and upload already: the new ones take their place.</summary>
    private static int[] OfSource(string[] columns)
    {
        var own = ReturnedColumns.In(columns);
        var isOld = own is null && columns.AsSpan().EndsWith([ReturnedColumns.NumberName, ReturnedColumns.ReasonsName]);
        return [.. Enumerable.Range(0, isOld ? columns.Length - 2 : columns.Length).Where(column => own?.Holds(column) != true)];
    }

    private static string Line(IEnumerable<string> fields, CsvDialect dialect, bool escape)
        => string.Join(dialect.Separator, fields.Select(field => dialect.Quoted(escape ? CsvDialect.Harmless(field) : field)));
}
