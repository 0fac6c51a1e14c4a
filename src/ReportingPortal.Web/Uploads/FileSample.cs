using CsvHelper;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

/// <summary>The first rows of a stored file, so that a person sees what a column holds before saying what it means.</summary>
public sealed class FileSample(UploadStore store)
{
    public const int Rows = 5;

    private const int LongestValue = 60;

    /// <summary>None where the file is broken before its first rows end: its upload says why.</summary>
    public IReadOnlyList<string[]> Read(Upload upload)
    {
        if (Dialect.FromJson(upload.Dialect) is not { } dialect)
        {
            return [];
        }

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

    private static string Shorten(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
