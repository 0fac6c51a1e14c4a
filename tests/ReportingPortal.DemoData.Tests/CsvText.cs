using System.Globalization;
using System.Text;

namespace ReportingPortal.DemoData.Tests;

/// <summary>Reads a whole text by RFC 4180, character by character: written apart from the writer it checks.</summary>
internal sealed class CsvText
{
    private readonly string[] columns;

    private CsvText(List<string[]> records)
    {
        columns = records[0];
        Rows = [.. records.Skip(1).Select(fields => new Row(columns, fields))];
    }

    public IReadOnlyList<Row> Rows { get; }

    public string Header => string.Join(',', columns);

    public static CsvText Of(Action<TextWriter> write) => Parse(TextOf(write));

    public static string TextOf(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    public static CsvText Parse(string text)
    {
        var records = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == ',' || c == '\n'))
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
            else if (quoted || c != '\r')
            {
                field.Append(c);
            }
        }
        return new CsvText(records);
    }

    internal sealed record Row(string[] Columns, string[] Fields)
    {
        public string this[string column] => Fields[Array.IndexOf(Columns, column)];

        public decimal Amount(string column) => decimal.Parse(this[column], NumberStyles.Number, CultureInfo.InvariantCulture);

        public int Number(string column) => int.Parse(this[column], CultureInfo.InvariantCulture);

        public DateOnly Day(string column, string format = "yyyy-MM-dd") =>
            DateOnly.ParseExact(this[column], format, CultureInfo.InvariantCulture);

        public DateTime Time(string column, string format = "yyyy-MM-dd HH:mm:ss") =>
            DateTime.ParseExact(this[column], format, CultureInfo.InvariantCulture);
    }
}
