using System.Globalization;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading;

/// <summary>Refuses what is no table any more: thousands of columns, names as long as texts.</summary>
internal static class ColumnLimits
{
    private const int LongestName = 1_000;

    /// <exception cref="UnreadableFileException">One column only, or more than the limit.</exception>
    public static void Check(int columns, ReadingLimits limits)
    {
        if (columns < 2)
        {
            throw new UnreadableFileException("The file has one column only; a table of orders, customers, products or events has several. Check what was exported.");
        }

        if (columns > limits.Columns)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"A row has {columns:N0} columns, more than {limits.Columns:N0}. Check the separator, or leave out what is not needed. {ReadingLimits.Raise(nameof(limits.Columns))}"));
        }
    }

    public static void CheckNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.Contains('\0'))
            {
                throw new UnreadableFileException("The first row has zero bytes in it: the file is damaged. Export it again and upload that.");
            }

            if (name.Length > LongestName)
            {
                throw new UnreadableFileException(
                    $"The first row has a value of more than {LongestName:N0} characters, which is no column name: a quotation mark may be missing. Correct the file and upload it again.");
            }
        }
    }
}
