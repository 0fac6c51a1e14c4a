using System.Globalization;
using System.Text;
using CsvHelper;
using ReportingPortal.Ingestion.Reading;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Finds out how a file is written, from its bytes alone, and says why.</summary>
public static class FileSniffer
{
    /// <summary>Rows looked at for numbers and dates; where a date's order is still open, reading goes on to the end.</summary>
    private const int SampleRows = 20_000;

    /// <param name="content">Opened up to three times.</param>
    /// <param name="origin">Where in another file it lay, if it did.</param>
    /// <exception cref="UnreadableFileException">The file is empty, has one column only, or is beyond a limit.</exception>
    internal static Dialect Sniff(FileContent content, string? origin = null)
    {
        var dialect = content.Form is { } form ? SniffTable(content, form) : Sniff(content.Open, content.Limits);
        string[] before = [.. origin is null ? [] : new[] { origin + "." }, .. content.Evidence];
        return dialect with { Evidence = [.. before, .. dialect.Evidence] };
    }

    /// <param name="open">Opens the unpacked content anew each time: it is read up to three times.</param>
    /// <exception cref="UnreadableFileException">The file is empty, has one column only, or is beyond a limit.</exception>
    public static Dialect Sniff(Func<Stream> open, ReadingLimits? limits = null)
    {
        EncodingSniffer.Finding encoding;
        DelimiterSniffer.Finding delimiter;
        using (var content = open())
        {
            encoding = EncodingSniffer.Sniff(content);
        }

        using (var content = open())
        {
            delimiter = DelimiterSniffer.Sniff(content, encoding.Encoding);
        }

        using var columns = open();
        return SniffColumns(columns, encoding, delimiter, null, limits ?? ReadingLimits.Default);
    }

    /// <summary>A reader for a file of a known dialect. Rows with broken quotes are read as well as can be; a quote never closed ends the file.</summary>
    public static CsvReader Open(Stream content, Dialect dialect, ReadingLimits? limits = null) => Open(
        content, EncodingSniffer.ByName(dialect.Encoding), dialect.Delimiter[0], dialect.HasDelimiterLine, dialect.HasHeader, limits ?? ReadingLimits.Default);

    private static CsvReader Open(Stream content, Encoding encoding, char delimiter, bool hasDelimiterLine, bool hasHeader, ReadingLimits limits)
        => CsvReader.Create(content, CsvReaderOptions.Default with
        {
            Encoding = encoding is UTF8Encoding ? null : encoding,
            Separator = hasDelimiterLine ? null : delimiter,
            HasHeader = hasHeader,
            BufferSize = 256 * 1024,
            MaxRecordSize = limits.RowBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = RefuseUnclosed,
        });

    /// <summary>Everything behind such a quote would be one value: rows would be lost without a word.</summary>
    private static void RefuseUnclosed(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"Row {record.RecordNumber:N0} opens a quotation mark that is never closed: the file is cut off there, or the mark is one too many. Correct it, or export the file again."));
        }
    }

    private static Dialect SniffTable(FileContent content, SourceForm form)
    {
        using var rows = content.Open();
        return SniffColumns(rows, new(Encoding.UTF8, false, form.Evidence), new(',', false, ""), form.HasHeader ? true : null, content.Limits);
    }

    private static Dialect SniffColumns(
        Stream content, EncodingSniffer.Finding encoding, DelimiterSniffer.Finding delimiter, bool? isHeader, ReadingLimits limits)
    {
        using var reader = Open(content, encoding.Encoding, delimiter.Delimiter, delimiter.HasDelimiterLine, hasHeader: false, limits);
        reader.Read();
        ColumnLimits.Check(reader.FieldCount, limits);
        var first = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
        ColumnLimits.CheckNames(first);
        var hasHeader = isHeader ?? IsHeader(first);
        var columns = ColumnNames.Of(first, hasHeader).Select(name => new ColumnEvidence(name)).ToArray();
        var rows = 0L;
        for (var more = hasHeader ? reader.Read() : true; more && (rows < SampleRows || columns.Any(c => c.IsDateOrderOpen)); more = reader.Read())
        {
            rows++;
            for (var i = 0; i < Math.Min(columns.Length, reader.FieldCount); i++)
            {
                columns[i].Add(reader.GetSpan(i));
            }
        }

        var mark = FileDecimalMark(columns, delimiter.Delimiter);
        return new Dialect(
            encoding.Encoding.WebName, encoding.HasByteOrderMark, delimiter.Delimiter.ToString(), delimiter.HasDelimiterLine, hasHeader, rows,
            [encoding.Evidence, .. delimiter.Evidence.Length > 0 ? new[] { delimiter.Evidence } : [], HeaderEvidence(first, hasHeader)],
            ShareDateOrder([.. columns.Select(column => column.ToDialect(mark))]));
    }

    /// <summary>A header names every column: no value of it is a number or a date.</summary>
    private static bool IsHeader(string[] first)
        => first.All(value => !IsNumberOrDate(Encoding.UTF8.GetBytes(value.Trim()))) && first.Any(value => value.Trim().Length > 0);

    private static bool IsNumberOrDate(byte[] value)
        => value.Length > 0 && (Parsing.AmountText.TryRead(value, (byte)'.', out _) || Parsing.AmountText.TryRead(value, (byte)',', out _)
            || Parsing.DateText.TrySplit(value, out _));

    private static string HeaderEvidence(string[] first, bool hasHeader) => hasHeader
        ? string.Create(CultureInfo.InvariantCulture, $"The first row has {first.Length} names and no number or date: it is the header.")
        : "The first row holds numbers or dates: the file has no header.";

    /// <summary>Numbers that prove nothing follow those that do; else a semicolon file is taken to use the decimal comma.</summary>
    private static string FileDecimalMark(ColumnEvidence[] columns, char delimiter)
    {
        var proved = columns.Select(column => column.DecimalMark).Where(mark => mark is not null).ToLookup(mark => mark!);
        return proved.Count == 0
            ? delimiter == ';' ? "," : "."
            : proved.MaxBy(group => group.Count())!.Key;
    }

    /// <summary>One program wrote all of a file's dates: a column that proves an order decides for those that prove none.</summary>
    private static ColumnDialect[] ShareDateOrder(ColumnDialect[] columns)
    {
        var proved = columns.Where(c => c.DateOrder is DateOrder.DayFirst or DateOrder.MonthFirst).ToList();
        if (proved.Count == 0 || proved.Any(c => c.DateOrder != proved[0].DateOrder))
        {
            return columns;
        }

        return [.. columns.Select(c => !c.IsDateOrderOpen ? c : c with
        {
            DateOrder = proved[0].DateOrder,
            IsDateOrderOpen = false,
            Evidence = $"{c.Evidence} Read like {proved[0].Name}.",
        })];
    }
}
