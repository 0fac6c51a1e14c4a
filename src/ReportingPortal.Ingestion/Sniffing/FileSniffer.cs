using System.Text;
using CsvHelper;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Finds out how a file is written, from its bytes alone, and says why.</summary>
public static class FileSniffer
{
    /// <summary>Rows looked at for numbers and dates; where a column's form is still open, reading goes on to the end.</summary>
    private const int SampleRows = 20_000;

    private const int LongestTitle = 200;

    /// <param name="open">Opens the unpacked content anew each time: it is read up to three times.</param>
    /// <exception cref="UnreadableFileException">The file is empty or has one column only.</exception>
    public static Dialect Sniff(Func<Stream> open) => Sniff(open, ToldDialect.Nothing);

    /// <param name="open">Opens the unpacked content anew each time: it is read up to three times.</param>
    /// <param name="told">What a person said; the rest is found.</param>
    /// <exception cref="UnreadableFileException">The file is empty or has one column only.</exception>
    public static Dialect Sniff(Func<Stream> open, ToldDialect told)
    {
        EncodingSniffer.Finding encoding;
        DelimiterSniffer.Finding delimiter;
        using (var content = open())
        {
            encoding = EncodingSniffer.Sniff(content, told.Encoding);
        }

        using (var content = open())
        {
            delimiter = DelimiterSniffer.Sniff(content, encoding.Encoding, told.Delimiter?[0]);
        }

        using var columns = open();
        return SniffColumns(columns, encoding, delimiter);
    }

    /// <summary>A reader that stands before the first row of a file of a known dialect. Rows with broken quotes are read as well as can be.</summary>
    public static CsvReader Open(Stream content, Dialect dialect)
    {
        var reader = Open(content, EncodingSniffer.ByName(dialect.Encoding), dialect.Delimiter[0], dialect.HasDelimiterLine);
        for (var skipped = dialect.TitleLines.Count + (dialect.HasHeader ? 1 : 0); skipped > 0; skipped--)
        {
            reader.Read();
        }

        return reader;
    }

    private static CsvReader Open(Stream content, Encoding encoding, char delimiter, bool hasDelimiterLine)
        => CsvReader.Create(content, CsvReaderOptions.Default with
        {
            Encoding = encoding is UTF8Encoding ? null : encoding,
            Separator = hasDelimiterLine ? null : delimiter,
            HasHeader = false,
            BufferSize = 256 * 1024,
            MaxRecordSize = 16 * 1024 * 1024,
            IncludeValuesInExceptions = false,
        });

    private static Dialect SniffColumns(Stream content, EncodingSniffer.Finding encoding, DelimiterSniffer.Finding delimiter)
    {
        using var reader = Open(content, encoding.Encoding, delimiter.Delimiter, delimiter.HasDelimiterLine);
        var head = Head(reader);
        var header = HeaderFinder.Find(head, delimiter.Fields);
        string[] names = header >= 0 ? head[header] : [.. Enumerable.Repeat("", delimiter.Fields)];
        var columns = ColumnNames.Of(names, header >= 0).Select(name => new ColumnEvidence(name)).ToArray();
        foreach (var row in head.Skip(header + 1))
        {
            Weigh(columns, row);
        }

        var rows = (long)head.Count - header - 1;
        for (var more = head.Count == HeaderFinder.Rows && reader.Read(); more && (rows < SampleRows || columns.Any(c => c.IsOpen)); more = reader.Read())
        {
            Weigh(columns, reader, isSampled: rows++ < SampleRows);
        }

        return new Dialect(
            encoding.Encoding.WebName, encoding.HasByteOrderMark, delimiter.Delimiter.ToString(), delimiter.HasDelimiterLine, header >= 0, rows,
            [encoding.Evidence, delimiter.Evidence, HeaderFinder.Evidence(head, header)],
            [.. columns.Select(column => column.ToDialect())])
        {
            TitleLines = [.. head.Take(Math.Max(header, 0)).Select(Title)],
        };
    }

    private static List<string[]> Head(CsvReader reader)
    {
        var head = new List<string[]>();
        while (head.Count < HeaderFinder.Rows && reader.Read())
        {
            head.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return head;
    }

    private static void Weigh(ColumnEvidence[] columns, string[] row)
    {
        for (var i = 0; i < Math.Min(columns.Length, row.Length); i++)
        {
            columns[i].Add(Encoding.UTF8.GetBytes(row[i]));
        }
    }

    /// <summary>Beyond the sample only what is still open is looked at.</summary>
    private static void Weigh(ColumnEvidence[] columns, CsvReader reader, bool isSampled)
    {
        for (var i = 0; i < Math.Min(columns.Length, reader.FieldCount); i++)
        {
            if (isSampled || columns[i].IsOpen)
            {
                columns[i].Add(reader.GetSpan(i));
            }
        }
    }

    private static string Title(string[] cells)
    {
        var text = string.Join(" ", cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0));
        return text.Length <= LongestTitle ? text : text[..LongestTitle] + "…";
    }
}
