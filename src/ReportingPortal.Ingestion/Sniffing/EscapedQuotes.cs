using System.Globalization;
using System.Text;
using CsvHelper;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Databases and scripts write a quotation mark inside a value as \" and not as "". Read as closing marks, they would cut values off and shift
/// columns. Which of the two a file does, its rows show: by the other reading some have text behind a closing mark, or other numbers of fields.
/// </summary>
internal static class EscapedQuotes
{
    /// <summary>Rows that stay broken have to be this many times fewer.</summary>
    private const int ManyTimes = 10;

    public static bool MayBeIn(string sample) => sample.Contains("\\\"", StringComparison.Ordinal);

    /// <summary>The sample as it is read with such marks doubled.</summary>
    public static string Doubled(string sample, char delimiter)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(sample));
        using var doubled = new StreamReader(new DoubledQuotes(content, (byte)delimiter), Encoding.UTF8);
        return doubled.ReadToEnd();
    }

    /// <summary>What speaks for it, with counts; null where the rows are as whole with marks that close.</summary>
    public static string? Evidence(string sample, string doubled, char delimiter)
    {
        var (closing, escaped) = (Count(sample, delimiter), Count(doubled, delimiter));
        return escaped.Broken * ManyTimes < closing.Broken
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Quotation marks inside values are written \\\": read so {escaped.Rows - escaped.Broken:N0} of {escaped.Rows:N0} rows are whole, and {closing.Broken:N0} of {closing.Rows:N0} would be broken if such a mark closed its value.")
            : null;
    }

    /// <summary>Broken are rows with text behind a closing mark, or with another number of fields than most.</summary>
    private static (int Rows, int Broken) Count(string sample, char delimiter)
    {
        var (rows, isMalformed) = (0, false);
        var whole = new Dictionary<int, int>();
        using var reader = CsvReader.FromText(sample, CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            OnMalformedRecord = record => isMalformed |= record.Reason == CsvMalformedReason.TextAfterClosingQuote,
        });
        for (; reader.Read(); rows++, isMalformed = false)
        {
            whole[reader.FieldCount] = whole.GetValueOrDefault(reader.FieldCount) + (isMalformed ? 0 : 1);
        }

        return (rows, rows - whole.Values.DefaultIfEmpty().Max());
    }
}
