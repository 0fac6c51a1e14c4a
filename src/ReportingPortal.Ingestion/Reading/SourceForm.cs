namespace ReportingPortal.Ingestion.Reading;

/// <summary>How a file came that is no text with separators: its rows are read as UTF-8 with commas all the same.</summary>
/// <param name="HasHeader">Set where the form itself names its columns.</param>
/// <param name="Evidence">A sentence on it.</param>
public sealed record SourceForm(bool HasHeader, string Evidence)
{
    private const string Sheet = "Excel sheet '";

    /// <summary>Where a sheet comes from, as its upload keeps it.</summary>
    internal static string OriginOf(string sheet) => $"{Sheet}{sheet}'";

    /// <summary>The form of one sheet of several, which are kept as the text that they were read as; null for what is no sheet.</summary>
    internal static SourceForm? Of(string? origin)
        => origin?.StartsWith(Sheet, StringComparison.Ordinal) == true ? new SourceForm(HasHeader: false, origin + ".") : null;
}
