using System.Globalization;
using System.Text;

namespace ReportingPortal.Reports.Csv;

/// <summary>
/// How a table is written as text: RFC 4180 in UTF-8 with CRLF, whatever stands between columns and before decimals. Days are written by
/// ISO 8601, which spreadsheets of every country read; a text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP,
/// "CSV Injection"), unless it is a plain number. A first line "sep=" is never written: it makes Excel forget the encoding.
/// </summary>
/// <param name="HasMark">The byte order mark tells spreadsheets the encoding; programs may take it for part of the first name.</param>
public sealed record CsvDialect(char Separator, char DecimalMark, bool HasMark)
{
    /// <summary>For programs.</summary>
    public static readonly CsvDialect Plain = new(',', '.', HasMark: false);

    /// <summary>For spreadsheets that speak English.</summary>
    public static readonly CsvDialect Commas = Plain with { HasMark = true };

    /// <summary>For spreadsheets of most of Europe and South America, whose decimals take the comma.</summary>
    public static readonly CsvDialect Semicolons = new(';', ',', HasMark: true);

    /// <summary>Separate lists by semicolons though their decimals have a point.</summary>
    private static readonly string[] SemicolonRegions = ["CH", "LI"];

    public Encoding Encoding => new UTF8Encoding(HasMark);

    /// <summary>As a spreadsheet set to a language and country expects it.</summary>
    public static CsvDialect For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.NumberFormat.NumberDecimalSeparator == "," ? Semicolons
            : SemicolonRegions.Contains(culture.Name.Split('-')[^1], StringComparer.OrdinalIgnoreCase) ? Commas with { Separator = ';' }
            : Commas;
    }

    /// <summary>A row without its end.</summary>
    public string Line(IEnumerable<object?> cells) => string.Join(Separator, cells.Select(Cell));

    /// <summary>One value as a field: text harmless and quoted where it must be. Null is an empty one.</summary>
    public string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        char letter => Quoted(Harmless(letter.ToString())),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        decimal or double or float => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture).Replace('.', DecimalMark),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    /// <summary>In quotation marks where RFC 4180 asks for them.</summary>
    public string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny("\"\r\n") < 0 && !text.Contains(Separator, StringComparison.Ordinal) ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

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
}
