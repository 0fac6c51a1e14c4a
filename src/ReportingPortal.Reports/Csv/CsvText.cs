using System.Globalization;
using System.Text;

namespace ReportingPortal.Reports.Csv;

/// <summary>
/// RFC 4180 text: UTF-8, commas, CRLF. Numbers and dates are written invariant; a text that a spreadsheet would run as a formula gets an
/// apostrophe in front (OWASP, "CSV Injection"), unless it is a plain number.
/// </summary>
public sealed class CsvText
{
    private readonly StringBuilder csv = new();

    public CsvText(params string[] headers) => Row([.. headers]);

    /// <summary>One row. Null is an empty cell.</summary>
    public CsvText Row(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        for (var i = 0; i < cells.Length; i++)
        {
            csv.Append(i > 0 ? "," : "").Append(Cell(cells[i]));
        }

        csv.Append("\r\n");
        return this;
    }

    /// <summary>With the byte order mark that tells spreadsheets the encoding.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];

    /// <summary>A text made harmless for spreadsheets. A number stays one: with an apostrophe it could not be read again.</summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isFormula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
        return isFormula && !IsAmount(text) && !decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;
    }

    /// <summary>A sign, then digits and what stands between them in any country: nothing a spreadsheet could run.</summary>
    private static bool IsAmount(string text)
        => text[0] is '-' or '+' && text.AsSpan(1).ContainsAnyInRange('0', '9')
            && text.Skip(1).All(c => char.IsAsciiDigit(c) || c is '.' or ',' or ' ' or '\u00A0' or '\u202F' or '’' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);

    /// <summary>One value as a field: text harmless and quoted where it must be, anything else invariant.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        char letter => Quoted(Harmless(letter.ToString())),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    /// <summary>In quotation marks where RFC 4180 asks for them.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
