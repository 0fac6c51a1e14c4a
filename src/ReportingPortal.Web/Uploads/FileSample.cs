using CsvHelper;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

/// <summary>The first rows of a stored file, so that a person sees what a column holds before saying what it means.</summary>
public sealed class FileSample(UploadStore store)
{
    public const int Rows = 20;

    private const int LongestValue = 60;

    /// <summary>None where the file is broken before its first rows end: its upload says why.</summary>
    /// <param name="dialect">How the file is written, or said to be.</param>
    public IReadOnlyList<string[]> Read(Upload upload, Dialect dialect)
    {
        try
        {
            return Read(upload.UploadId, dialect);
        }
        catch (Exception broken) when (broken is UnreadableFileException or CsvFormatException or InvalidDataException)
        {
            return [];
        }
    }

    private List<string[]> Read(Guid uploadId, Dialect dialect)
    {
        using var content = store.OpenRead(uploadId);
        using var reader = FileSniffer.Open(content, dialect);
        var rows = new List<string[]>();
        while (rows.Count < Rows && reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Shorten(reader.GetString(i)))]);
        }

        return rows;
    }

    /// <summary>The first different values of a column.</summary>
    public static IReadOnlyList<string> Examples(IReadOnlyList<string[]> rows, int column)
        => [.. rows.Where(row => column < row.Length && row[column].Length > 0).Select(row => row[column]).Distinct().Take(3)];

    private static string Shorten(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
