using System.Security.Cryptography;
using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// Tells that two files have the same header, whatever its case, spaces and underscores. The columns a file of rejected rows
/// has more than the file they stood in do not count: corrected, it is a file of the same source.
/// </summary>
internal static class HeaderFingerprint
{
    /// <summary>Files downloaded before they named their upload end with these.</summary>
    private static readonly string[] OfRejectedRows = [ColumnNames.Normalise(ReturnedColumns.NumberName), ColumnNames.Normalise(ReturnedColumns.ReasonsName)];

    public static string Of(IEnumerable<string> columns)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Names(columns)))));

    /// <summary>The normalised names, without those of a file of rejected rows.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> columns)
    {
        var names = columns.Select(ColumnNames.Normalise).ToList();
        return ReturnedColumns.In(names) is { } own ? [.. names.Where((_, column) => !own.Holds(column))] : EndsAsRejectedRows(names) ? names[..^2] : names;
    }

    /// <summary>Whether it is the header of a file of rejected rows as it was downloaded.</summary>
    public static bool IsOfRejectedRows(IEnumerable<string> columns)
    {
        var names = columns.Select(ColumnNames.Normalise).ToList();
        return ReturnedColumns.In(names) is { Reasons: >= 0 } || EndsAsRejectedRows(names);
    }

    private static bool EndsAsRejectedRows(List<string> names) => names.Count > OfRejectedRows.Length && names[^2..].SequenceEqual(OfRejectedRows);
}
