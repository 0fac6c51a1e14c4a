using System.Globalization;
using System.Text;
using CsvHelper;
using ReportingPortal.Ingestion.Reading;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>The one way text with separators is split into rows and fields, for looking at a file and for loading it.</summary>
internal static class TableOpening
{
    /// <summary>A reader before the very first record, which may be a title or the header.</summary>
    public static CsvReader Open(Stream content, Encoding encoding, char delimiter, bool hasDelimiterLine, bool hasBareQuotes, ReadingLimits limits)
        => CsvReader.Create(content, CsvReaderOptions.Default with
        {
            Encoding = encoding is UTF8Encoding ? null : encoding,
            Separator = hasDelimiterLine ? null : delimiter,
            HasHeader = false,
            Mode = hasBareQuotes ? CsvMode.NoEscape : CsvMode.Rfc4180,
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
}
