using System.Globalization;
using System.Text;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Finds the row of column names: the first that names more than half of the columns and holds no number or date. Above it
/// may stand title lines, which fill half of the columns at most.
/// </summary>
internal static class HeaderFinder
{
    /// <summary>Rows among which the header is looked for: no report has a longer title.</summary>
    public const int Rows = 30;

    /// <param name="rows">The first rows of the file.</param>
    /// <param name="fields">How many fields most of the file's rows have.</param>
    /// <returns>The header's place among the rows; −1 where the file has none.</returns>
    public static int Find(IReadOnlyList<string[]> rows, int fields)
    {
        for (var i = 0; i < Math.Min(rows.Count, Rows); i++)
        {
            var filled = rows[i].Count(value => value.Trim().Length > 0);
            if (filled * 2 > fields)
            {
                // A one-sided table may name its only two columns in one cell.
                return IsNames(rows[i]) ? i : -1;
            }
        }

        return rows.Count > 0 && IsNames(rows[0]) && rows[0].Any(value => value.Trim().Length > 0) ? 0 : -1;
    }

    /// <summary>How many fields most of the rows have, the larger number where two are as frequent.</summary>
    public static int UsualFields(IEnumerable<string[]> rows)
        => rows.GroupBy(row => row.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).Select(group => group.Key).FirstOrDefault();

    public static string Evidence(IReadOnlyList<string[]> rows, int header) => header switch
    {
        -1 => "The first row holds numbers or dates: the file has no header.",
        0 => string.Create(CultureInfo.InvariantCulture, $"The first row has {rows[0].Length} names and no number or date: it is the header."),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Row {header + 1} is the first that has a name for most columns and no number or date: it is the header. {Titles(header)}"),
    };

    private static string Titles(int count) => count == 1
        ? "The line above it is a title, not a row."
        : string.Create(CultureInfo.InvariantCulture, $"The {count} lines above it are titles, not rows.");

    private static bool IsNames(string[] row) => row.All(value => !IsNumberOrDate(Encoding.UTF8.GetBytes(value.Trim())));

    private static bool IsNumberOrDate(byte[] value)
        => value.Length > 0 && (AmountText.TryRead(value, (byte)'.', out _) || AmountText.TryRead(value, (byte)',', out _) || DateText.TrySplit(value, out _));
}
