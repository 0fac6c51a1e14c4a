using System.Globalization;
using CsvHelper;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Some programs write values as they are and enclose none. A value that begins with a mark of inches or of a name would then swallow
/// all up to the next such mark, rows among it. Where marks enclose nothing, and every row is whole without them, they are plain text.
/// </summary>
internal static class BareQuotes
{
    /// <summary>What speaks for it, with counts; null where marks enclose values, or none is in doubt.</summary>
    public static string? Evidence(string sample, char delimiter)
    {
        if (!sample.Contains('"') || CountBroken(sample, delimiter) is not (> 0 and var broken) || CountWhole(sample, delimiter) is not { } rows)
        {
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"No value is enclosed in quotation marks, and read without them {rows:N0} rows are whole ({broken:N0} would not be with them): they are part of the values.");
    }

    private static int CountBroken(string sample, char delimiter)
    {
        var broken = 0;
        using var reader = CsvReader.FromText(sample, CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            OnMalformedRecord = record => broken += record.Reason == CsvMalformedReason.TextAfterClosingQuote ? 1 : 0,
        });
        while (reader.Read())
        {
        }

        return broken;
    }

    /// <summary>Rows of a sample all of which have the usual number of fields, none of it enclosed; null for any other.</summary>
    private static int? CountWhole(string sample, char delimiter)
    {
        using var reader = CsvReader.FromText(sample, CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false, Mode = CsvMode.NoEscape });
        var (rows, fields) = (0, 0);
        while (reader.Read())
        {
            if (reader.RawRecord.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            fields = rows++ == 0 ? reader.FieldCount : fields;
            if (reader.FieldCount != fields || Enumerable.Range(0, fields).Any(i => IsEnclosed(reader.GetSpan(i).Trim(" "u8))))
            {
                return null;
            }
        }

        return rows;
    }

    private static bool IsEnclosed(ReadOnlySpan<byte> value) => value.Length > 1 && value[0] == '"' && value[^1] == '"';
}
