using System.Text;
using CsvHelper;
using ReportingPortal.Ingestion.Reading;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Finds out how a file is written, from its bytes alone, and says why.</summary>
public static class FileSniffer
{
    /// <summary>Rows looked at for numbers and dates; where a column's form is still open, reading goes on to the end.</summary>
    private const int SampleRows = 20_000;

    private const int LongestTitle = 200;

    /// <param name="content">Opened up to three times.</param>
    /// <param name="origin">Where in another file it lay, if it did.</param>
    /// <param name="told">What a person said of text with separators; the rest is found.</param>
    /// <exception cref="UnreadableFileException">The file is empty, has one column only, or is beyond a limit.</exception>
    internal static Dialect Sniff(FileContent content, string? origin = null, ToldDialect? told = null)
    {
        var sheet = SourceForm.Of(origin);
        var dialect = (content.Form ?? sheet) is { } form ? SniffTable(content, form) : Sniff(content.Open, told, content.Limits);
        string[] before = [.. origin is null || sheet is not null ? [] : new[] { origin + "." }, .. content.Evidence];
        return dialect with { Evidence = [.. before, .. dialect.Evidence] };
    }

    /// <param name="open">Opens the unpacked content anew each time: it is read up to three times.</param>
    /// <param name="told">What a person said; the rest is found.</param>
    /// <exception cref="UnreadableFileException">The file is empty, has one column only, or is beyond a limit.</exception>
    public static Dialect Sniff(Func<Stream> open, ToldDialect? told = null, ReadingLimits? limits = null)
    {
        EncodingSniffer.Finding encoding;
        DelimiterSniffer.Finding delimiter;
        using (var content = open())
        {
            encoding = EncodingSniffer.Sniff(content, told?.Encoding);
        }

        using (var content = open())
        {
            delimiter = DelimiterSniffer.Sniff(content, encoding.Encoding, told?.Delimiter?[0]);
        }

        string? doubt = null;
        if (told?.Encoding is null && encoding.Encoding.CodePage == 1252)
        {
            using var content = open();
            doubt = WesternDoubt.Of(content);
        }

        using var columns = open();
        return SniffColumns(columns, encoding, delimiter, isHeader: null, limits ?? ReadingLimits.Default) with { EncodingDoubt = doubt };
    }

    /// <summary>
    /// A reader that stands before the first row of a file of a known dialect. Rows with broken quotes are read as well as
    /// can be; a quote never closed ends the file.
    /// </summary>
    public static CsvReader Open(Stream content, Dialect dialect, ReadingLimits? limits = null)
    {
        var form = new DelimiterSniffer.Finding(dialect.Delimiter[0], dialect.HasDelimiterLine, null, "") { HasBareQuotes = dialect.HasBareQuotes, HasEscapedQuotes = dialect.HasEscapedQuotes };
        var reader = TableOpening.Open(content, EncodingSniffer.ByName(dialect.Encoding), form, limits ?? ReadingLimits.Default);
        for (var skipped = dialect.TitleLines.Count + (dialect.HasHeader ? 1 : 0); skipped > 0; skipped--)
        {
            reader.Read();
        }

        return reader;
    }

    private static Dialect SniffTable(FileContent content, SourceForm form)
    {
        using var rows = content.Open();
        return SniffColumns(rows, new(Encoding.UTF8, false, form.Evidence), new(',', false, null, ""), form.HasHeader ? true : null, content.Limits)
            with
        { HasPlainNumbers = true };
    }

    /// <param name="isHeader">True where the form itself says that its first row is the header.</param>
    private static Dialect SniffColumns(
        Stream content, EncodingSniffer.Finding encoding, DelimiterSniffer.Finding delimiter, bool? isHeader, ReadingLimits limits)
    {
        using var reader = TableOpening.Open(content, encoding.Encoding, delimiter, limits);
        var head = Head(reader, limits);
        var fields = delimiter.Fields ?? HeaderFinder.UsualFields(head);
        var header = isHeader == true ? 0 : HeaderFinder.Find(head, fields);
        string[] names = header >= 0 ? head[header] : [.. Enumerable.Repeat("", fields)];
        ColumnLimits.Check(names.Length, limits);
        ColumnLimits.CheckNames(head[Math.Max(header, 0)]);
        var columns = ColumnNames.Of(names, header >= 0).Select(name => new ColumnEvidence(name, keepsZeros: isHeader == true)).ToArray();
        var rows = Weigh(reader, columns, [.. head.Skip(header + 1)], isWhole: head.Count < HeaderFinder.Rows);
        return new Dialect(
            encoding.Encoding.WebName, encoding.HasByteOrderMark, delimiter.Delimiter.ToString(), delimiter.HasDelimiterLine, header >= 0, rows,
            [encoding.Evidence, .. delimiter.Evidence.Length > 0 ? new[] { delimiter.Evidence } : [], HeaderFinder.Evidence(head, header)],
            [.. columns.Select(column => column.ToDialect())])
        {
            HasBareQuotes = delimiter.HasBareQuotes,
            HasEscapedQuotes = delimiter.HasEscapedQuotes,
            TitleLines = [.. head.Take(Math.Max(header, 0)).Select(Title)],
        };
    }

    private static List<string[]> Head(CsvReader reader, ReadingLimits limits)
    {
        var head = new List<string[]>();
        while (head.Count < HeaderFinder.Rows && reader.Read())
        {
            if (reader.FieldCount > limits.Columns)
            {
                ColumnLimits.Check(reader.FieldCount, limits);
            }

            head.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return head.Count > 0 ? head : throw new UnreadableFileException("The file is empty. Export it again and check its size before uploading.");
    }

    /// <summary>Looks at the rows; beyond the sample only at what is still open. Returns how many were looked at.</summary>
    private static long Weigh(CsvReader reader, ColumnEvidence[] columns, List<string[]> first, bool isWhole)
    {
        foreach (var row in first)
        {
            for (var i = 0; i < Math.Min(columns.Length, row.Length); i++)
            {
                columns[i].Add(Encoding.UTF8.GetBytes(row[i]));
            }
        }

        var rows = (long)first.Count;
        while (!isWhole && (rows < SampleRows || columns.Any(c => c.IsOpen)) && reader.Read())
        {
            var isSampled = rows++ < SampleRows;
            for (var i = 0; i < Math.Min(columns.Length, reader.FieldCount); i++)
            {
                if (isSampled || columns[i].IsOpen)
                {
                    columns[i].Add(reader.GetSpan(i));
                }
            }
        }

        return rows;
    }

    /// <summary>Kept as JSON, which holds no zero bytes in the database.</summary>
    private static string Title(string[] cells)
    {
        var text = string.Join(" ", cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0)).Replace('\0', '\uFFFD');
        return text.Length <= LongestTitle ? text : text[..LongestTitle] + "…";
    }
}
