using System.Text;
using CsvHelper;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Decides the delimiter by which candidate gives the most rows the same number of fields.</summary>
internal static class DelimiterSniffer
{
    private const int SampleBytes = 256 * 1024;
    private const int SampleRows = 500;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    public sealed record Finding(char Delimiter, bool HasDelimiterLine, string Evidence);

    /// <exception cref="UnreadableFileException">The file is empty or has one column only.</exception>
    public static Finding Sniff(Stream content, Encoding encoding)
    {
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleBytes];
        var length = reader.ReadBlock(buffer);
        var sample = new string(buffer, 0, length);
        if (string.IsNullOrWhiteSpace(sample))
        {
            throw new UnreadableFileException("The file is empty. Export it again and check its size before uploading.");
        }

        if (length == buffer.Length)
        {
            sample = sample[..(sample.LastIndexOf('\n') + 1)] is { Length: > 0 } whole ? whole : sample;
        }

        if (sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 4)
        {
            return new(sample[4], true, $"The first line says sep={sample[4]}.");
        }

        var best = Candidates.Select(candidate => Try(sample, candidate)).MaxBy(trial => trial.Score)!;
        return best.Fields > 1
            ? new(best.Delimiter, false, $"{Name(best.Delimiter)} gives {best.Fields} fields in {best.Regular} of {best.Rows} rows.")
            : throw new UnreadableFileException(
                "The file has one column only: no comma, semicolon, tab or vertical bar separates its values. Export it as CSV with one of them.");
    }

    public static string Name(char delimiter) => delimiter switch
    {
        ',' => "Comma",
        ';' => "Semicolon",
        '\t' => "Tab",
        '|' => "Vertical bar",
        _ => delimiter.ToString(),
    };

    private static Trial Try(string sample, char delimiter)
    {
        using var reader = CsvReader.FromText(sample, CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false });
        var counts = new Dictionary<int, int>();
        var (rows, first) = (0, 0);
        while (rows < SampleRows && reader.Read())
        {
            rows++;
            first = rows == 1 ? reader.FieldCount : first;
            counts[reader.FieldCount] = counts.GetValueOrDefault(reader.FieldCount) + 1;
        }

        var (fields, regular) = counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => (c.Key, c.Value)).FirstOrDefault();
        // The header decides between candidates that are equally regular: it has a name for every column.
        var score = fields > 1 ? (double)regular / rows * (first == fields ? 2 : 1) + Math.Min(fields, 100) / 1000d : 0;
        return new Trial(delimiter, fields, regular, rows, score);
    }

    private sealed record Trial(char Delimiter, int Fields, int Regular, int Rows, double Score);
}
