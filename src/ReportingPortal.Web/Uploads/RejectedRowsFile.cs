using System.Globalization;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Reports.Csv;

namespace ReportingPortal.Web.Uploads;

/// <summary>
/// The rows that could not be taken, as a CSV file of the source's own columns plus row_number and reasons: correct it and
/// upload it again. Streamed row by row.
/// </summary>
public sealed class RejectedRowsFile(UploadQuery uploads, RowCorrections corrections)
{
    private const int FlushEvery = 500;

    private static readonly string[] Own = ["row_number", "reasons"];

    public static string NameOf(Upload upload) => $"rejected-{Path.GetFileNameWithoutExtension(upload.FileName)}.csv";

    /// <param name="dialect">What stands between columns; the values stay as the source wrote them.</param>
    /// <param name="escape">Text that a spreadsheet would run as a formula gets an apostrophe before it; programs switch that off.</param>
    /// <param name="onlyOpen">Without rows that were corrected already: uploaded again they would be rejected a second time.</param>
    public async Task WriteAsync(Stream output, Upload upload, CsvDialect dialect, bool escape, bool onlyOpen, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, dialect.Encoding, leaveOpen: true) { NewLine = "\r\n" };
        var columns = WithoutOwn(upload.SourceColumns);
        await writer.WriteLineAsync(Line([.. columns, .. Own], dialect, escape));
        var written = 0;
        var rows = onlyOpen ? corrections.StreamOpenAsync(upload.UploadId, ct) : uploads.RejectedAsync(upload.UploadId, ct);
        await foreach (var row in rows)
        {
            await writer.WriteLineAsync(Line(Fields(row, upload.SourceColumns, columns.Length), dialect, escape));
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(ct);
            }
        }
    }

    /// <summary>A row with too few values is filled up, so that number and reasons stand below their names.</summary>
    private static IEnumerable<string> Fields(RejectedRow row, string[] source, int columns)
        => (row.Values.Length <= source.Length ? row.Values.Take(columns) : row.Values)
            .Concat(Enumerable.Repeat("", Math.Max(0, columns - row.Values.Length)))
            .Append(row.RowNumber.ToString(CultureInfo.InvariantCulture))
            .Append(string.Join("; ", row.Reasons));

    /// <summary>A file of rejected rows that was uploaded again has number and reasons already: the new ones take their place.</summary>
    private static string[] WithoutOwn(string[] columns) => columns.AsSpan().EndsWith(Own) ? columns[..^Own.Length] : columns;

    private static string Line(IEnumerable<string> fields, CsvDialect dialect, bool escape)
        => string.Join(dialect.Separator, fields.Select(field => dialect.Quoted(escape ? CsvDialect.Harmless(field) : field)));
}
