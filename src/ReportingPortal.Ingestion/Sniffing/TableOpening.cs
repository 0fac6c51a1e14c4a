using System.Globalization;
using System.Text;
using CsvHelper;
using ReportingPortal.Ingestion.Reading;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>The one way text with separators is split into rows and fields, for looking at a file and for loading it.</summary>
internal static class TableOpening
{
    /// <summary>A reader before the very first record, which may be a title or the header.</summary>
    public static CsvReader Open(Stream content, Encoding encoding, DelimiterSniffer.Finding form, ReadingLimits limits)
        => CsvReader.Create(form.HasEscapedQuotes ? new DoubledQuotes(InUtf8(content, encoding), (byte)form.Delimiter) : content, CsvReaderOptions.Default with
        {
            Encoding = encoding is UTF8Encoding || form.HasEscapedQuotes ? null : encoding,
            Separator = form.HasDelimiterLine ? null : form.Delimiter,
            HasHeader = false,
            Mode = form.HasBareQuotes ? CsvMode.NoEscape : CsvMode.Rfc4180,
            BufferSize = 256 * 1024,
            MaxRecordSize = limits.RowBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = RefuseUnclosed,
        });

    private static Stream InUtf8(Stream content, Encoding encoding)
        => encoding is UTF8Encoding ? content : Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8);

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
}
