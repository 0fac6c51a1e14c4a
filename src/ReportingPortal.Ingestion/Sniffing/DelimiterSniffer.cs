using System.Text;
using CsvHelper;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Decides the delimiter by which candidate gives the most rows the same number of fields.</summary>
internal static class DelimiterSniffer
{
    private const int SampleBytes = 256 * 1024;
    private const int SampleRows = 500;

    /// <summary>What is wider is no table, whatever separates it.</summary>
    private const int WidestHeader = 5000;

    /// <summary>Rows this much shorter or longer than a header still belong to it, though they say less for the delimiter.</summary>
    private const int Ragged = 3;
    private const double NearlyRegular = 0.9;

    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <param name="Fields">How many fields most rows have; null where nobody has counted.</param>
    public sealed record Finding(char Delimiter, bool HasDelimiterLine, int? Fields, string Evidence)
    {
        public bool HasBareQuotes { get; init; }

        public bool HasEscapedQuotes { get; init; }
    }

    /// <param name="told">The delimiter a person named; null to find it.</param>
    /// <exception cref="UnreadableFileException">The file is empty or has one column only.</exception>
    public static Finding Sniff(Stream content, Encoding encoding, char? told)
    {
        var sample = Sample(content, encoding);
        if (sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 4 && CanSeparate(sample[4]) && (told is null || told == sample[4]))
        {
            return WithQuotes(new(sample[4], true, Try(sample[5..], sample[4]).Fields, $"The first line says sep={sample[4]}."), sample[5..]);
        }

        char[] candidates = told is { } one ? [one] : Candidates;
        var best = candidates.Select(candidate => Try(sample, candidate)).MaxBy(trial => trial.Score)!;
        return best.Fields > 1
            ? WithQuotes(new(best.Delimiter, false, best.Fields, $"{Name(best.Delimiter)} gives {best.Fields} fields in {best.Regular} of {best.Rows} rows{(told is null ? "" : ", as you said")}."), sample)
            : throw OneColumn(told);
    }

    public static string Name(char delimiter)
        => ToldDialect.Delimiters.GetValueOrDefault(delimiter.ToString(), delimiter.ToString());

    private static Finding WithQuotes(Finding found, string sample)
        => EscapedQuotes.MayBeIn(sample) && EscapedQuotes.Doubled(sample, found.Delimiter) is var doubled && EscapedQuotes.Evidence(sample, doubled, found.Delimiter) is { } escaped
            ? found with { HasEscapedQuotes = true, Fields = Try(doubled, found.Delimiter).Fields, Evidence = $"{found.Evidence} {escaped}" }
            : WithBareQuotes(found, sample);

    private static Finding WithBareQuotes(Finding found, string sample)
        => BareQuotes.Evidence(sample, found.Delimiter) is { } evidence ? found with { HasBareQuotes = true, Evidence = $"{found.Evidence} {evidence}" } : found;

    private static bool CanSeparate(char sign) => sign == '\t' || (char.IsAscii(sign) && (char.IsPunctuation(sign) || char.IsSymbol(sign)) && sign is not ('"' or '\''));

    private static UnreadableFileException OneColumn(char? told) => new(told is { } one
        ? $"With {Name(one).ToLowerInvariant()} the file has one column only. Choose another delimiter."
        : "The file has one column only: no comma, semicolon, tab or vertical bar separates its values. Export it as CSV with one of them.");

    private static string Sample(Stream content, Encoding encoding)
    {
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleBytes];
        var length = reader.ReadBlock(buffer);
        var sample = new string(buffer, 0, length);
        if (string.IsNullOrWhiteSpace(sample))
        {
            throw new UnreadableFileException("The file is empty. Export it again and check its size before uploading.");
        }

        return length == buffer.Length && sample[..(sample.LastIndexOf('\n') + 1)] is { Length: > 0 } whole ? whole : sample;
    }

    private static Trial Try(string sample, char delimiter)
    {
        using var reader = CsvReader.FromText(sample, CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false });
        var counts = new Dictionary<int, int>();
        var head = new List<string[]>();
        var rows = 0;
        while (rows < SampleRows && reader.Read())
        {
            rows++;
            counts[reader.FieldCount] = counts.GetValueOrDefault(reader.FieldCount) + 1;
            if (head.Count < HeaderFinder.Rows && reader.FieldCount <= WidestHeader)
            {
                head.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            }
        }

        var (fields, regular) = counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => (c.Key, c.Value)).FirstOrDefault();

        // The header decides between candidates that are equally regular: it has a name for every column.
        var header = fields > 1 ? HeaderFinder.Find(head, fields) : -1;
        var isNamed = header >= 0 ? head[header].Length == fields : head.Count > 0 && head[0].Length == fields;
        var near = header >= 0 && IsTable(head[header]) ? counts.Where(c => Math.Abs(c.Key - head[header].Length) <= Ragged).Sum(c => c.Value) * NearlyRegular : 0;
        var score = fields > 1 ? Math.Max(regular, near) / rows * (isNamed || near > regular ? 2 : 1) + Math.Min(fields, 100) / 1000d : 0;
        return new Trial(delimiter, fields, regular, rows, score);
    }

    /// <summary>A row of several different names is a header however ragged the rows below it are.</summary>
    private static bool IsTable(string[] row)
        => row.Length >= 3 && row.All(name => name.Trim().Length > 0) && row.Distinct(StringComparer.OrdinalIgnoreCase).Count() == row.Length;

    private sealed record Trial(char Delimiter, int Fields, int Regular, int Rows, double Score);
}
