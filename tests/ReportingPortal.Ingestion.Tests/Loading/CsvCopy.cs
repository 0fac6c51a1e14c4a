using System.Text;
using CsvHelper;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Writes a CSV file anew in another dialect, as other merchants' programs do.</summary>
internal static class CsvCopy
{
    static CsvCopy() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="change">Turns a column's value into its other form; null leaves the column out.</param>
    public static byte[] Rewrite(byte[] source, char delimiter, Encoding encoding, Func<string, string, string?> change)
    {
        var text = new StringBuilder();
        using var reader = CsvReader.Create(source, CsvReaderOptions.Default with { Separator = ',' });
        reader.ReadHeader();
        var headers = reader.Headers.Select(h => h.Trim('\uFEFF')).ToArray();
        var kept = Enumerable.Range(0, headers.Length).Where(i => change(headers[i], "1") is not null).ToArray();
        text.AppendJoin(delimiter, kept.Select(i => headers[i])).Append("\r\n");
        while (reader.Read())
        {
            text.AppendJoin(delimiter, kept.Select(i => Quote(change(headers[i], reader.GetString(i))!))).Append("\r\n");
        }

        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    public static List<Dictionary<string, string>> Parse(byte[] source, Encoding encoding)
    {
        using var reader = CsvReader.FromText(encoding.GetString(source), CsvReaderOptions.Default with { Separator = ',' });
        reader.ReadHeader();
        var headers = reader.Headers.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(headers.Select((h, i) => (h, Value: reader.GetString(i))).ToDictionary(p => p.h, p => p.Value));
        }

        return rows;
    }

    private static string Quote(string value) => $"\"{value.Replace("\"", "\"\"")}\"";
}
