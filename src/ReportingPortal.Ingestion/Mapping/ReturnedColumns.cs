using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// The columns a file of rejected rows has more than the file they stood in: by them it is known when it comes back, whatever
/// it is called then and wherever they stand. They are no part of its rows.
/// </summary>
/// <param name="Number">Where the row's number stands.</param>
/// <param name="Reasons">Where the reasons stand; −1 where somebody took them out.</param>
/// <param name="Upload">Where the upload is named whose row it is.</param>
public sealed record ReturnedColumns(int Number, int Reasons, int Upload)
{
    public const string NumberName = "row_number";
    public const string ReasonsName = "reasons";
    public const string UploadName = "upload_id";

    /// <summary>In the order in which they follow the source's own.</summary>
    public static readonly IReadOnlyList<string> Names = [NumberName, ReasonsName, UploadName];

    /// <summary>Null for a file that is none of rejected rows.</summary>
    public static ReturnedColumns? In(IEnumerable<string> columns)
    {
        var names = columns.Select(ColumnNames.Normalise).ToList();
        var (number, upload) = (Last(names, NumberName), Last(names, UploadName));
        return number < 0 || upload < 0 ? null : new(number, Last(names, ReasonsName), upload);
    }

    public bool Holds(int column) => column == Number || column == Reasons || column == Upload;

    /// <summary>A source may have a column of the same name: ours came after it, and has a number behind its name then.</summary>
    private static int Last(List<string> names, string own)
    {
        var name = ColumnNames.Normalise(own);
        return names.FindLastIndex(candidate => candidate.StartsWith(name, StringComparison.Ordinal) && candidate.AsSpan(name.Length).IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
