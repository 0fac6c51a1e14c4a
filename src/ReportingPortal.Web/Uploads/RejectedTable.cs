using System.Globalization;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Web.Uploads;

/// <summary>Rows that could not or can not be taken, with the file's own columns and every reason.</summary>
public sealed record RejectedTable(IReadOnlyList<string> Columns, IReadOnlyList<RejectedSample> Rows)
{
    /// <summary>Characters of a value that stays on one line: a date is not broken between its digits.</summary>
    public const int OneLine = 20;

    private const int Longest = 200;

    public static RejectedTable Of(IReadOnlyList<string> columns, IEnumerable<RejectedRow> rows)
        => Of(columns, rows.Select(row => new RejectedSample(row.RowNumber, row.Values, row.Reasons)));

    /// <summary>Without the columns a file of rejected rows has of ours: its former reasons would stand beside those of now.</summary>
    public static RejectedTable Of(IReadOnlyList<string> columns, IEnumerable<RejectedSample> rows)
        => ReturnedColumns.In(columns) is not { } own
            ? new(columns, [.. rows])
            : new([.. columns.Where((_, place) => !own.Holds(place))], [.. rows.Select(row => row with { Values = [.. row.Values.Where((_, place) => !own.Holds(place))] })]);

    /// <summary>What a table shows of a value: a description of pages would push all else out of sight. Its file has all of it.</summary>
    public static string Brief(string value)
        => value.Length <= Longest ? value : string.Create(CultureInfo.InvariantCulture, $"{value.AsSpan(0, Cut(value))}… ({value.Length:N0} characters)");

    /// <summary>Not between the halves of one letter.</summary>
    private static int Cut(string value) => char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest;
}
