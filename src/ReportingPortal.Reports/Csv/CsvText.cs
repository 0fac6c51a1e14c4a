using System.Text;

namespace ReportingPortal.Reports.Csv;

/// <summary>A table as text, a row a line. What separates columns and decimals is the reader's choice, made when it is written.</summary>
public sealed class CsvText
{
    private readonly List<object?[]> rows = [];

    public CsvText(params string[] headers) => Row([.. headers]);

    /// <summary>One row. Null is an empty cell.</summary>
    public CsvText Row(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        rows.Add(cells);
        return this;
    }

    public byte[] ToBytes(CsvDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var csv = new StringBuilder();
        foreach (var row in rows)
        {
            csv.Append(dialect.Line(row)).Append("\r\n");
        }

        return [.. dialect.Encoding.Preamble, .. dialect.Encoding.GetBytes(csv.ToString())];
    }
}
