using System.Text;
using CsvHelper;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Tests.Reading;

/// <summary>Reads files as the portal does, without a database.</summary>
internal static class PortalReader
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static FileContent ContentOf(byte[] file, ReadingLimits? limits = null, int archives = 0)
        => ContentReader.Read(() => new MemoryStream(file), limits ?? ReadingLimits.Default, archives);

    public static byte[] BytesOf(byte[] file, ReadingLimits? limits = null)
    {
        using var content = ContentOf(file, limits);
        return All(content.Open());
    }

    public static string TextOf(byte[] file) => Encoding.UTF8.GetString(BytesOf(file));

    public static byte[] All(Stream stream)
    {
        using (stream)
        {
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }

    /// <summary>Header and rows as the load will read them.</summary>
    public static List<string[]> RowsOf(byte[] file)
    {
        using var content = ContentOf(file);
        var dialect = FileSniffer.Sniff(content);
        using var reader = CsvReader.Create(content.Open(), CsvReaderOptions.Default with { Separator = dialect.Delimiter[0], HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    /// <summary>What the portal says instead of reading a file.</summary>
    public static string RefusalOf(byte[] file, ReadingLimits? limits = null, int archives = 0)
    {
        try
        {
            using var content = ContentOf(file, limits, archives);
            FileSniffer.Sniff(content);
            return "";
        }
        catch (UnreadableFileException e)
        {
            return e.Message;
        }
    }
}
